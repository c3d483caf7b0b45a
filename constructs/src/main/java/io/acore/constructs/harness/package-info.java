/** A managed agent loop: model, prompt and tools, without code of one's own. */
@NullMarked
package io.acore.constructs.harness;

import org.jspecify.annotations.NullMarked;
