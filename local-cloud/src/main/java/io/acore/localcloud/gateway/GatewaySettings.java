package io.acore.localcloud.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the gateways work, and their limits.
 *
 * @param endpoint the local cloud itself; known only once the server listens
 * @param toolLimit how long a tool may take
 */
public record GatewaySettings(
    String account, Supplier<URI> endpoint, Duration toolLimit, Clock clock) {}
