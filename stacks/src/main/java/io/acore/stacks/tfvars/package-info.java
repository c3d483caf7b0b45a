/**
 * A {@code terraform.tfvars} becomes an acore.yaml: {@code HclReader} reads the subset of HCL that
 * such files hold, {@code TfvarsImport} renames nothing and explains what cannot be taken over.
 */
@NullMarked
package io.acore.stacks.tfvars;

import org.jspecify.annotations.NullMarked;
