/** Tries the runtime host's parts without processes. */
@NullMarked
package io.acore.localcloud.runtime;

import org.jspecify.annotations.NullMarked;
