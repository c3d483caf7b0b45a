/**
 * A front end in memory: real routes, with clock, provider and stores that a test holds in hand.
 */
@NullMarked
package io.acore.functions.testing;

import org.jspecify.annotations.NullMarked;
