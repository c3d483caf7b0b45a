/** Tests of code interpreters. */
@NullMarked
package io.acore.constructs.interpreter;

import org.jspecify.annotations.NullMarked;
