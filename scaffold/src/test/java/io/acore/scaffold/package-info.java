@NullMarked
package io.acore.scaffold;

import org.jspecify.annotations.NullMarked;
