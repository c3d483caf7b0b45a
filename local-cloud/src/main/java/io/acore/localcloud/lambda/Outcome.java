package io.acore.localcloud.lambda;

/**
 * What the caller of a function gets.
 *
 * @param payload the result, or the error's description when the function failed
 * @param logTail the last 4 KB of the invocation's log
 * @param streamed the payload went to the request's stream already
 */
public record Outcome(
    Payload payload, boolean failed, Payload logTail, String version, boolean streamed) {}
