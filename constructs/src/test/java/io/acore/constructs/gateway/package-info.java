/** Tests of gateways. */
@NullMarked
package io.acore.constructs.gateway;

import org.jspecify.annotations.NullMarked;
