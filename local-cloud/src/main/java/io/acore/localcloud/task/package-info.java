/**
 * Runs tasks of ECS as processes of this machine.
 *
 * <p>{@link TaskApi} lets moto keep the tasks, starts a {@code TaskProcess} for each container of
 * one, and says in moto's answers what has become of it.
 */
@NullMarked
package io.acore.localcloud.task;

import org.jspecify.annotations.NullMarked;
