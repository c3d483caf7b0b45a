package io.acore.localcloud.shape;

/** One member that breaks its shape's rules, by its path from the request's top. */
public record FieldError(String name, String message) {}
