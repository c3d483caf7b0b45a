@NullMarked
package io.acore.stacks.plan;

import org.jspecify.annotations.NullMarked;
