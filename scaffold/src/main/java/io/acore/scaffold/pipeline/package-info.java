/** Pipelines for projects that were not made from the template. */
@NullMarked
package io.acore.scaffold.pipeline;

import org.jspecify.annotations.NullMarked;
