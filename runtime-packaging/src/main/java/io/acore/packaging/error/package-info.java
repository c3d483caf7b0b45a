/** Every text that this module says to a user who can fix something, in one place. */
@NullMarked
package io.acore.packaging.error;

import org.jspecify.annotations.NullMarked;
