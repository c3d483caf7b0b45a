/** Tries gateways over real HTTP, with functions and servers that a test makes up. */
@NullMarked
package io.acore.localcloud.gateway;

import org.jspecify.annotations.NullMarked;
