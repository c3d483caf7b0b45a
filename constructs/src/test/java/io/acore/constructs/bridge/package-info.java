@NullMarked
package io.acore.constructs.bridge;

import org.jspecify.annotations.NullMarked;
