/**
 * AgentCore's browser: a headless Chromium of this machine for each session, and its automation
 * stream, which speaks the Chrome DevTools Protocol.
 */
@NullMarked
package io.acore.localcloud.browser;

import org.jspecify.annotations.NullMarked;
