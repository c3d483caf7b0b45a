/**
 * The answers that a template is rendered with: from options, a file, the terminal, or defaults.
 */
@NullMarked
package io.acore.scaffold.answer;

import org.jspecify.annotations.NullMarked;
