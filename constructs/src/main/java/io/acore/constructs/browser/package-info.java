/**
 * Browsers that agents drive, and profiles that keep cookies between their sessions.
 *
 * <p>The service has no update for either, so any change replaces them.
 */
@NullMarked
package io.acore.constructs.browser;

import org.jspecify.annotations.NullMarked;
