/** Who may call a gateway or a runtime with a token: the one JWT check that both of them have. */
@NullMarked
package io.acore.constructs.authorizer;

import org.jspecify.annotations.NullMarked;
