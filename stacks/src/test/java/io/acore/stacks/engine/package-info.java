@NullMarked
package io.acore.stacks.engine;

import org.jspecify.annotations.NullMarked;
