package io.acore.localcloud.gateway;

import java.util.Map;

/**
 * A request that was let in.
 *
 * @param id of the request itself, as AWS names each
 * @param headers by names in any case
 */
record Incoming(
    Gateway gateway,
    Principal caller,
    String id,
    RpcRequest request,
    Map<String, String> headers,
    Scope scope) {}
