/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.archive;

import org.jspecify.annotations.NullMarked;
