/**
 * How a construct becomes Terraform.
 *
 * <p>Two ways lead into {@code cdk.tf.json}. Where the CDKTF bindings know a resource, a construct
 * uses their L1 class. Everything the bindings lack (bridged resources, {@code removed} blocks,
 * newer attributes, {@code locals}) goes through {@link
 * io.acore.constructs.terraform.AcoreStack#block}: plain Java maps that cross into the jsii kernel
 * once per stack instead of once per resource, which is what keeps 300 gateway targets cheap.
 *
 * <p>Text from the user is data. {@link io.acore.constructs.terraform.Expression} keeps literal
 * text, which is escaped, apart from references, which Terraform evaluates.
 */
@NullMarked
package io.acore.constructs.terraform;

import org.jspecify.annotations.NullMarked;
