/**
 * An identity provider with test users, for whoever tries a web front end on a laptop.
 *
 * <p>It speaks OpenID Connect as a company's provider does: discovery, code flow with PKCE, signed
 * ID tokens, rotating refresh tokens, sign-out. Nobody has a password: whoever reaches the loopback
 * interface may be any of the users.
 */
@NullMarked
package io.acore.localcloud.signin;

import org.jspecify.annotations.NullMarked;
