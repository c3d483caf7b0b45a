package io.acore.localcloud.memory;

/**
 * What a strategy makes of events.
 *
 * @param source what it is made of: the same source makes the same record again
 */
record Extracted(String strategyId, String namespace, String source, String text) {}
