/**
 * Who a request is for: application, tenant, user.
 *
 * <p>These names become parts of keys, ARNs, policies and headers. They are checked once, here, so
 * that no character in them can mean anything there.
 */
@NullMarked
package io.acore.functions.tenant;

import org.jspecify.annotations.NullMarked;
