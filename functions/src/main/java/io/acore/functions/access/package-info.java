/**
 * What a user may do, decided by Cedar policies.
 *
 * <p>{@code policies/bff.cedar} ships in the package; {@code *.cedar} files that a deployment adds
 * are evaluated with it. Whatever cannot be decided is denied.
 */
@NullMarked
package io.acore.functions.access;

import org.jspecify.annotations.NullMarked;
