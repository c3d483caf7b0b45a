/** Runs moto, which answers for every service that is not AgentCore. */
@NullMarked
package io.acore.localcloud.moto;

import org.jspecify.annotations.NullMarked;
