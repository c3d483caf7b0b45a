package io.acore.localcloud.signin;

import java.time.Instant;

/**
 * What a code or a refresh token stands for.
 *
 * @param challenge of PKCE; empty for a refresh token
 */
record Grant(
    TestUser user, String client, String redirect, String challenge, String nonce, Instant until) {}
