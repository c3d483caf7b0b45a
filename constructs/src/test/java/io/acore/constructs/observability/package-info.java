/** Tests of what is kept and shown. */
@NullMarked
package io.acore.constructs.observability;

import org.jspecify.annotations.NullMarked;
