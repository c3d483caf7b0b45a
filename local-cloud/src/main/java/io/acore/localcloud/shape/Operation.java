package io.acore.localcloud.shape;

import java.util.List;

/**
 * One operation of the API.
 *
 * @param input the name of its input shape, or empty
 * @param output the name of its output shape, or empty
 * @param errors the names of the errors that it may answer
 */
public record Operation(
    String name,
    String method,
    List<String> segments,
    int status,
    String input,
    String output,
    List<String> errors) {}
