/** The launcher, in every place that it is started from. */
@NullMarked
package io.acore.distribution;

import org.jspecify.annotations.NullMarked;
