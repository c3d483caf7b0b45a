/**
 * What AWS accepts in one member of a request.
 *
 * <p>The AWS CLI checks neither patterns nor maxima nor enums, so a bad value would only fail in
 * the middle of an apply. Every construct runs what its user gave through a {@link
 * io.acore.constructs.limit.Limit}, whose error says which value, which rule and what to do. A
 * value that Terraform computes later is not checked.
 */
@NullMarked
package io.acore.constructs.limit;

import org.jspecify.annotations.NullMarked;
