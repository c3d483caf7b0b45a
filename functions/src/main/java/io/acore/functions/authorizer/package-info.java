/** The request authorizer of the REST API: a cookie in, an identity or a refusal out. */
@NullMarked
package io.acore.functions.authorizer;

import org.jspecify.annotations.NullMarked;
