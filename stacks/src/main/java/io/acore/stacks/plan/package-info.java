/**
 * What Terraform is going to do, in the user's words: a resource of the bridge is one thing, not
 * three, and everything stands in the module that it belongs to.
 */
@NullMarked
package io.acore.stacks.plan;

import org.jspecify.annotations.NullMarked;
