package io.acore.functions.http;

/**
 * Where browsers see the front end, as {@code https://host}.
 *
 * <p>Never taken from a request: a {@code Host} header is whatever the client says.
 */
@FunctionalInterface
public interface PublicOrigin {
  String get();
}
