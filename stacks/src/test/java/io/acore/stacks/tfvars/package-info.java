/** Variables of Terraform in, acore.yaml out. */
@NullMarked
package io.acore.stacks.tfvars;

import org.jspecify.annotations.NullMarked;
