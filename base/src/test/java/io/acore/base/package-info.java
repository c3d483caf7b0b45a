/** Tests, and the fakes that other modules' tests share. */
@NullMarked
package io.acore.base;

import org.jspecify.annotations.NullMarked;
