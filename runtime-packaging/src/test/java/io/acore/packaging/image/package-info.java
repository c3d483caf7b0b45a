/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.image;

import org.jspecify.annotations.NullMarked;
