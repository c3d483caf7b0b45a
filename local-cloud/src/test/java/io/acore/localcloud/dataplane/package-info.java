/** Tries the data plane with real agents, the real boto3 and a WebSocket client. */
@NullMarked
package io.acore.localcloud.dataplane;

import org.jspecify.annotations.NullMarked;
