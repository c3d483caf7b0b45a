/** Where events wait that a function failed on. */
@NullMarked
package io.acore.constructs.queue;

import org.jspecify.annotations.NullMarked;
