/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.smoke;

import org.jspecify.annotations.NullMarked;
