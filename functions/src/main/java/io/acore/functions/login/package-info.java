/**
 * The function behind {@code /auth/*}: sign-in, callback, sign-out, sessions, tenant
 * administration.
 */
@NullMarked
package io.acore.functions.login;

import org.jspecify.annotations.NullMarked;
