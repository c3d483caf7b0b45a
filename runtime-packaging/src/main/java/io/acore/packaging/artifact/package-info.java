/**
 * OCDS packaging: a source folder in, a deployable artifact out.
 *
 * <p>{@code Packager.plan} says what would be packed and under which hashes, without a network or a
 * process; {@code Packager.pack} makes it.
 */
@NullMarked
package io.acore.packaging.artifact;

import org.jspecify.annotations.NullMarked;
