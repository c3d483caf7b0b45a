/** What every construct's tests lean on, tried by itself. */
@NullMarked
package io.acore.constructs.terraform;

import org.jspecify.annotations.NullMarked;
