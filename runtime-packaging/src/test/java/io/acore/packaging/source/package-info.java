/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.source;

import org.jspecify.annotations.NullMarked;
