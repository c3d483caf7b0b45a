/** Tests of what stands in for models. */
@NullMarked
package io.acore.localcloud.model;

import org.jspecify.annotations.NullMarked;
