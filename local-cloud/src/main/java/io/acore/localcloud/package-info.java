/**
 * The local AWS: one loopback endpoint for every AWS client of a project.
 *
 * <p>{@code process} starts and stops it, {@code http} takes the requests and finds out whose they
 * are, {@code moto} runs what is not ours.
 */
@NullMarked
package io.acore.localcloud;

import org.jspecify.annotations.NullMarked;
