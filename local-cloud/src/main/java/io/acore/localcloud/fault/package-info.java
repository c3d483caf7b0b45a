/**
 * Drills: what goes wrong on purpose, by operation, for AgentCore and for what is passed to moto.
 */
@NullMarked
package io.acore.localcloud.fault;

import org.jspecify.annotations.NullMarked;
