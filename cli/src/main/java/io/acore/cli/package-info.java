/**
 * The {@code acore} command: options in, one call, result out.
 *
 * <p>A command parses its options and calls one class of another module; it does no I/O of its own.
 * Data goes to standard output, everything else to standard error. {@link io.acore.cli.Main} alone
 * ends the process.
 */
@NullMarked
package io.acore.cli;

import org.jspecify.annotations.NullMarked;
