/**
 * Stands in for the models of Amazon Bedrock, so that agents run without an account.
 *
 * <p>{@link ModelApi} takes {@code Converse}, {@code ConverseStream}, {@code InvokeModel} and its
 * stream, and turns each into a {@code Conversation}. A {@code Model} answers it: the script of the
 * project, an echo, or a server elsewhere.
 */
@NullMarked
package io.acore.localcloud.model;

import org.jspecify.annotations.NullMarked;
