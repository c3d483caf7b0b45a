/**
 * {@code Evaluate} with AgentCore's own evaluators: rules of thumb on words and spans, each of
 * which says so. No model judges; what cannot be guessed without one is an error, never a number.
 */
@NullMarked
package io.acore.localcloud.evaluation;

import org.jspecify.annotations.NullMarked;
