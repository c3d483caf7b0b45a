@NullMarked
package io.acore.stacks.lock;

import org.jspecify.annotations.NullMarked;
