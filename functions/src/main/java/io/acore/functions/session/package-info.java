/**
 * Sessions: who is signed in, for how long, and the refresh that 500 requests share.
 *
 * <p>{@code SessionGuard} answers "whose request is this"; {@code SessionStore} is the port to
 * DynamoDB.
 */
@NullMarked
package io.acore.functions.session;

import org.jspecify.annotations.NullMarked;
