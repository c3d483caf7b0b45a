/** Good and bad configurations, side by side with what acore says about them. */
@NullMarked
package io.acore.stacks.config;

import org.jspecify.annotations.NullMarked;
