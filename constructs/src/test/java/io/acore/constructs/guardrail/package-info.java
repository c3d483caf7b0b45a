@NullMarked
package io.acore.constructs.guardrail;

import org.jspecify.annotations.NullMarked;
