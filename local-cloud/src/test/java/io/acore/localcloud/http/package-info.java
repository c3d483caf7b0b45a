/** Who a request is for. */
@NullMarked
package io.acore.localcloud.http;

import org.jspecify.annotations.NullMarked;
