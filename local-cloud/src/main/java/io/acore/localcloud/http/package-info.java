/**
 * Takes a request and finds who answers it.
 *
 * <p>{@link Router} asks the signature's credential scope, because both AgentCore services sign as
 * one and everything else is moto's. {@link LoopbackOnly} stands in front of it.
 */
@NullMarked
package io.acore.localcloud.http;

import org.jspecify.annotations.NullMarked;
