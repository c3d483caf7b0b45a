/**
 * Code interpreters: sandboxes that agents run code in.
 *
 * <p>The service has no update for them, so any change replaces the interpreter; its sessions end.
 */
@NullMarked
package io.acore.constructs.interpreter;

import org.jspecify.annotations.NullMarked;
