/** Text merged line by line from a common ancestor. */
@NullMarked
package io.acore.scaffold.merge;

import org.jspecify.annotations.NullMarked;
