package io.acore.localcloud.session;

/**
 * A kind of tool.
 *
 * @param kind what the control plane calls it
 * @param member what requests call its identifier
 * @param words what people call it
 * @param most how many sessions there may be at once
 */
public record ToolKind(String kind, String member, String words, int most) {}
