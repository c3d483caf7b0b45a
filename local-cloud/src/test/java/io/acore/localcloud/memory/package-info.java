/** Tests of memories. */
@NullMarked
package io.acore.localcloud.memory;

import org.jspecify.annotations.NullMarked;
