/**
 * The identity providers: sign-in by code flow with PKCE, ID tokens, refresh, sign-out.
 *
 * <p>{@code OidcProvider} is the port; {@code NimbusProvider} speaks to a real one. A provider
 * speaks for the tenants in its own allow-list and for no others.
 */
@NullMarked
package io.acore.functions.oidc;

import org.jspecify.annotations.NullMarked;
