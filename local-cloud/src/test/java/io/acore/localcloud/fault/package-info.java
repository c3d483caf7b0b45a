/** Drills. */
@NullMarked
package io.acore.localcloud.fault;

import org.jspecify.annotations.NullMarked;
