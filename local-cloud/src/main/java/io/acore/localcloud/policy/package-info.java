/**
 * Decides by the Cedar policies of a policy engine, with Cedar's own evaluator.
 *
 * <p>{@link CedarEngine} answers for one call of a tool, and for a tool whose arguments are not
 * known yet; {@code Values} puts a tool's arguments into Cedar's types.
 */
@NullMarked
package io.acore.localcloud.policy;

import org.jspecify.annotations.NullMarked;
