@NullMarked
package io.acore.stacks;

import org.jspecify.annotations.NullMarked;
