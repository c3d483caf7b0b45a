@NullMarked
package io.acore.stacks.provider;

import org.jspecify.annotations.NullMarked;
