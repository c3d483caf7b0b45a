@NullMarked
package io.acore.stacks.permission;

import org.jspecify.annotations.NullMarked;
