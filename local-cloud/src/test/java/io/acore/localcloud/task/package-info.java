/** Tests of what runs tasks. */
@NullMarked
package io.acore.localcloud.task;

import org.jspecify.annotations.NullMarked;
