package io.acore.localcloud.shape;

/**
 * One member of a structure.
 *
 * @param shape the name of its shape
 * @param in where it travels: `uri`, `querystring`, `header`, or `body`
 * @param name what it is called there
 * @param token whether it is the idempotency token
 */
public record Member(String shape, String in, String name, boolean token) {}
