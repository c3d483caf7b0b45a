/** Tries tokens against a real identity provider's documents. */
@NullMarked
package io.acore.localcloud.token;

import org.jspecify.annotations.NullMarked;
