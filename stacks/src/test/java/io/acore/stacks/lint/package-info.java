@NullMarked
package io.acore.stacks.lint;

import org.jspecify.annotations.NullMarked;
