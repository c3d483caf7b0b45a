/**
 * Random secrets, their hashes, and encryption of what must be read back.
 *
 * <p>Nothing that a browser shows us is stored, only its hash. A token of the identity provider is
 * stored encrypted, bound to the session that it belongs to.
 */
@NullMarked
package io.acore.functions.secret;

import org.jspecify.annotations.NullMarked;
