/**
 * Runs Lambda functions as processes of this machine.
 *
 * <p>{@link LambdaApi} takes the requests that run something; moto keeps what functions there are.
 * {@link FunctionHost} gives each invocation a process: a warm one of {@code FunctionPool}, or a
 * new one that {@code FunctionLauncher} says how to start. A {@code FunctionProcess} and the local
 * cloud share nothing but the Lambda Runtime API, which {@code RuntimeApi} serves.
 */
@NullMarked
package io.acore.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
