/** Lambda functions that gateways call as tools: our own, and those that are there already. */
@NullMarked
package io.acore.constructs.function;

import org.jspecify.annotations.NullMarked;
