@NullMarked
package io.acore.scaffold.merge;

import org.jspecify.annotations.NullMarked;
