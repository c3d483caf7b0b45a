package io.acore.stacks.agent;

/**
 * All that is looked after.
 *
 * @param foundation the gateway and its functions
 * @param tools code interpreter and browser
 * @param runtime runtime, its endpoints, and memory
 */
public record Observed(Foundation foundation, Tools tools, RuntimeParts runtime) {}
