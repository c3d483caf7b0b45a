/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.python;

import org.jspecify.annotations.NullMarked;
