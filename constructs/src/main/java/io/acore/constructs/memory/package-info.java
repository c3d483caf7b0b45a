/**
 * AgentCore Memory: events of a conversation (short term), and what strategies extract from them
 * (long term).
 */
@NullMarked
package io.acore.constructs.memory;

import org.jspecify.annotations.NullMarked;
