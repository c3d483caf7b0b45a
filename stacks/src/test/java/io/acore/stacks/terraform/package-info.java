@NullMarked
package io.acore.stacks.terraform;

import org.jspecify.annotations.NullMarked;
