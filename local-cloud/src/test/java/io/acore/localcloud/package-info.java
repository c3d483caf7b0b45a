/** What the local cloud promises, tried with the clients that users have. */
@NullMarked
package io.acore.localcloud;

import org.jspecify.annotations.NullMarked;
