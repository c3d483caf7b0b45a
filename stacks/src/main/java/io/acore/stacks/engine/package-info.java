/** Terraform or OpenTofu: found, asked for its version, and run on one stack folder. */
@NullMarked
package io.acore.stacks.engine;

import org.jspecify.annotations.NullMarked;
