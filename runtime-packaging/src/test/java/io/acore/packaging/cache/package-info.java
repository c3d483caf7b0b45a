/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.cache;

import org.jspecify.annotations.NullMarked;
