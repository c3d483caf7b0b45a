/** What the service's model says of a request. */
@NullMarked
package io.acore.localcloud.shape;

import org.jspecify.annotations.NullMarked;
