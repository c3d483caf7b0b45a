package io.acore.localcloud.policy;

/** One policy: its id in the engine, and the statement. */
public record PolicyText(String id, String statement) {}
