@NullMarked
package io.acore.constructs.resourcepolicy;

import org.jspecify.annotations.NullMarked;
