@NullMarked
package io.acore.constructs;

import org.jspecify.annotations.NullMarked;
