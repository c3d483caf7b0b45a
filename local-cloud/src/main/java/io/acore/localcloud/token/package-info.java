/**
 * Bearer tokens: who signed one, for whom, and whether that is who is let in.
 *
 * <p>{@link JwtAuthorizer} applies the `customJWTAuthorizer` of a runtime or a gateway; the keys
 * come from the identity provider's own discovery document.
 */
@NullMarked
package io.acore.localcloud.token;

import org.jspecify.annotations.NullMarked;
