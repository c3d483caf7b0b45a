/** Tests of the package of the same name. */
@NullMarked
package io.acore.packaging.artifact;

import org.jspecify.annotations.NullMarked;
