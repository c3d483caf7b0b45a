/**
 * Where Terraform finds its providers without a network.
 *
 * <p>{@link io.acore.stacks.provider.ProviderMirrors} looks in the places people put mirrors; what
 * it finds is named in a CLI configuration file that acore writes and hands to Terraform, with the
 * registry as the fall-back.
 */
@NullMarked
package io.acore.stacks.provider;

import org.jspecify.annotations.NullMarked;
