/** The threads of the local cloud: none of them keeps it alive. */
@NullMarked
package io.acore.localcloud.thread;

import org.jspecify.annotations.NullMarked;
