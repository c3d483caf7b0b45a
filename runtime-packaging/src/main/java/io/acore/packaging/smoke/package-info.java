/**
 * Looks whether a finished package starts, before anyone uploads it.
 *
 * <p>A missing module shows up in AWS as a time-out of minutes; here it is an error of a second.
 */
@NullMarked
package io.acore.packaging.smoke;

import org.jspecify.annotations.NullMarked;
