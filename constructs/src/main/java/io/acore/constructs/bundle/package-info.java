/** Versioned configuration that runtimes and gateways read while they run. */
@NullMarked
package io.acore.constructs.bundle;

import org.jspecify.annotations.NullMarked;
