/** Tests of how the local cloud is started and found. */
@NullMarked
package io.acore.localcloud.process;

import org.jspecify.annotations.NullMarked;
