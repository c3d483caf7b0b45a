/**
 * The function behind {@code /api/*}: calls the agent in the name of the session's tenant, with
 * credentials that reach nothing of another tenant.
 */
@NullMarked
package io.acore.functions.proxy;

import org.jspecify.annotations.NullMarked;
