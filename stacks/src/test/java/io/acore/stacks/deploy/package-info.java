@NullMarked
package io.acore.stacks.deploy;

import org.jspecify.annotations.NullMarked;
