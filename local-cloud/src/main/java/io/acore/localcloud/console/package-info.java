/**
 * The local console: one page that shows what is in the local cloud and what was called.
 *
 * <p>{@link ConsolePage} serves the page, which knows nothing; {@link ConsoleCommands} answers its
 * questions, each with the token of the state file; {@link Recorder} remembers the last calls, with
 * what looks like a secret left out by {@link Masking}.
 */
@NullMarked
package io.acore.localcloud.console;

import org.jspecify.annotations.NullMarked;
