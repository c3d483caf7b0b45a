@NullMarked
package io.acore.constructs.role;

import org.jspecify.annotations.NullMarked;
