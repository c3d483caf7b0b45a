/**
 * What is unsafe in a stack, whoever wrote it.
 *
 * <p>{@link io.acore.stacks.lint.Rule} is the list of rules; each looks at one {@link
 * io.acore.stacks.lint.Stack}, the Terraform JSON with references to locals followed. {@link
 * io.acore.stacks.lint.Lint} runs them, {@link io.acore.stacks.lint.Suppressions} takes out what
 * the project accepts with a reason, {@link io.acore.stacks.lint.OtherLinters} asks those of others
 * that are on this machine, {@link io.acore.stacks.lint.LintReport} prints text, JSON or SARIF.
 */
@NullMarked
package io.acore.stacks.lint;

import org.jspecify.annotations.NullMarked;
