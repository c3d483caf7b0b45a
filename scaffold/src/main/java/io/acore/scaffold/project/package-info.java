/**
 * Projects on disk: made whole or not at all, and updated without losing what their owner changed.
 */
@NullMarked
package io.acore.scaffold.project;

import org.jspecify.annotations.NullMarked;
