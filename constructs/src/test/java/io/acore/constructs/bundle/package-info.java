@NullMarked
package io.acore.constructs.bundle;

import org.jspecify.annotations.NullMarked;
