/** Rules that hold for the whole module. */
@NullMarked
package io.acore.packaging;

import org.jspecify.annotations.NullMarked;
