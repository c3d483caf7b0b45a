/** The library's front door: what the command line and other programs call. */
@NullMarked
package io.acore.stacks;

import org.jspecify.annotations.NullMarked;
