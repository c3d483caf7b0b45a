@NullMarked
package io.acore.constructs.inference;

import org.jspecify.annotations.NullMarked;
