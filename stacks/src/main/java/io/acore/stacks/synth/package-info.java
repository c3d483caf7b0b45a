/**
 * From acore.yaml to {@code cdktf.out}.
 *
 * <p>{@code Synthesizer} asks the cache first; an unchanged project never starts Node. Otherwise
 * the stacks are synthesized into a temporary folder, rewritten to one canonical form (sorted keys,
 * no machine paths), and only then moved over {@code cdktf.out}: a failed synth leaves what was
 * there. Only this package imports CDKTF here.
 */
@NullMarked
package io.acore.stacks.synth;

import org.jspecify.annotations.NullMarked;
