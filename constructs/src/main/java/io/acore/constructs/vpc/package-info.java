/** Where in a user's VPC something runs; the VPC itself is not ours. */
@NullMarked
package io.acore.constructs.vpc;

import org.jspecify.annotations.NullMarked;
