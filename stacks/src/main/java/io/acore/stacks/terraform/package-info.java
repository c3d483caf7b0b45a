/**
 * The one place that runs Terraform on a stack: init when it is needed, plan, apply, outputs.
 *
 * <p>{@link io.acore.stacks.terraform.Terraform} reads Terraform's machine-readable output line by
 * line and hands it on as {@link io.acore.stacks.terraform.Event}s; its failures become errors in
 * the user's words.
 */
@NullMarked
package io.acore.stacks.terraform;

import org.jspecify.annotations.NullMarked;
