/**
 * A template: a folder with a {@code copier.yml} and files in Jinja syntax.
 *
 * <p>{@link io.acore.scaffold.template.Template} reads it and renders it to a {@link
 * io.acore.scaffold.template.Rendering}, byte for byte what {@code copier} makes of it. Nothing
 * here writes to a project.
 */
@NullMarked
package io.acore.scaffold.template;

import org.jspecify.annotations.NullMarked;
