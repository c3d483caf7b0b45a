/**
 * What checkov, a linter of others for Terraform, needs to look at our stacks: the stack in a form
 * that it reads, and the checks that are wrong for us, each with the reason.
 */
@NullMarked
package io.acore.stacks.checkov;

import org.jspecify.annotations.NullMarked;
