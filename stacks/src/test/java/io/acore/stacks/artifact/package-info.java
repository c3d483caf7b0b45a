/** Tests of the package of the same name. */
@NullMarked
package io.acore.stacks.artifact;

import org.jspecify.annotations.NullMarked;
