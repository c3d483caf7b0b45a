@NullMarked
package io.acore.constructs.registry;

import org.jspecify.annotations.NullMarked;
