@NullMarked
package io.acore.stacks.agent;

import org.jspecify.annotations.NullMarked;
