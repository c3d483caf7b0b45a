@NullMarked
package io.acore.constructs.runtime;

import org.jspecify.annotations.NullMarked;
