/**
 * What an AWS API says of its own shapes: operations, patterns, ranges, where a member travels.
 *
 * <p>Derived from the model that the AWS CLI carries. {@link Validator} holds a request against it,
 * {@link Projection} cuts an answer out of what is known; neither knows any family.
 */
@NullMarked
package io.acore.localcloud.shape;

import org.jspecify.annotations.NullMarked;
