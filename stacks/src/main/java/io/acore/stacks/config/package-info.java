/**
 * The user's file: acore.yaml becomes one checked, complete {@link io.acore.stacks.config.Config}.
 *
 * <p>Bytes become text ({@code FileText}), text becomes {@code Item}s that know their place ({@code
 * YamlReader}), the JSON Schema judges them ({@code Validator}), environment and command line are
 * laid over ({@code Layers}), defaults are filled in ({@code Defaults}) and rules that no schema
 * can say are checked ({@code Rules}). All problems come back together as {@code ConfigProblems}.
 */
@NullMarked
package io.acore.stacks.config;

import org.jspecify.annotations.NullMarked;
