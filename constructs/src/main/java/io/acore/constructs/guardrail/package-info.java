/** Bedrock Guardrails: what a model may not be asked and may not answer. */
@NullMarked
package io.acore.constructs.guardrail;

import org.jspecify.annotations.NullMarked;
