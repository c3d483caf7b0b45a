package io.acore.localcloud.control;

/** A status that a resource is to come to, for drills; the reason may be empty. */
public record Outcome(String status, String reason) {}
