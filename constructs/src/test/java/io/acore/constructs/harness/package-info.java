@NullMarked
package io.acore.constructs.harness;

import org.jspecify.annotations.NullMarked;
