/** Tests of functions. */
@NullMarked
package io.acore.constructs.function;

import org.jspecify.annotations.NullMarked;
