/** Tests of identities. */
@NullMarked
package io.acore.constructs.identity;

import org.jspecify.annotations.NullMarked;
