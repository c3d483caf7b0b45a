/**
 * Looks at this machine and says what is missing, what it is needed for, and how to get it; never
 * uses the network.
 */
@NullMarked
package io.acore.stacks.doctor;

import org.jspecify.annotations.NullMarked;
