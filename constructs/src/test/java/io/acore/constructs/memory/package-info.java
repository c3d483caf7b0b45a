@NullMarked
package io.acore.constructs.memory;

import org.jspecify.annotations.NullMarked;
