/** Tests of the JWT check. */
@NullMarked
package io.acore.constructs.authorizer;

import org.jspecify.annotations.NullMarked;
