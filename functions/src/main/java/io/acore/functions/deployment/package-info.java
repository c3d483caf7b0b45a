/**
 * Puts the parts together for AWS: one object for each function that starts.
 *
 * <p>Nothing secret and nothing random is made here, because with SnapStart everything that exists
 * after the start is the same in every copy.
 */
@NullMarked
package io.acore.functions.deployment;

import org.jspecify.annotations.NullMarked;
