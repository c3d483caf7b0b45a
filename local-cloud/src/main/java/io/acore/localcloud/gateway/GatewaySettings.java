package io.acore.localcloud.gateway;

import io.acore.localcloud.identity.ClientCredentials;
import io.acore.localcloud.identity.TokenVault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the gateways work, and their limits.
 *
 * @param endpoint the local cloud itself; known only once the server listens
 * @param toolLimit how long a tool may take
 * @param vault where the keys for targets are
 * @param tokens who asks for tokens for targets
 * @param log closed together with the gateways
 */
public record GatewaySettings(
    Supplier<URI> endpoint,
    Duration toolLimit,
    TokenVault vault,
    ClientCredentials tokens,
    GatewayLog log,
    Clock clock) {}
