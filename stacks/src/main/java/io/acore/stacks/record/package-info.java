/**
 * What the bridge remembers: one SSM parameter for each resource with its id, and one beside it
 * with what the last update left. {@link io.acore.stacks.record.Records} reads all of a stack in
 * one call; {@link io.acore.stacks.record.Aws} is how day-two commands call the AWS CLI.
 */
@NullMarked
package io.acore.stacks.record;

import org.jspecify.annotations.NullMarked;
