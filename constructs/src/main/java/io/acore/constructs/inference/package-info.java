/**
 * Bedrock models, checked before anything is applied.
 *
 * <p>Newer models can only be reached through an inference profile; a plain model id then fails at
 * the first invocation, long after the apply. {@link io.acore.constructs.inference.BedrockModel}
 * refuses such an id and names the profile for the region.
 */
@NullMarked
package io.acore.constructs.inference;

import org.jspecify.annotations.NullMarked;
