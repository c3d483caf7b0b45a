package io.acore.stacks.agent;

import io.acore.constructs.browser.Browser;
import io.acore.constructs.browser.BrowserProfile;
import io.acore.constructs.interpreter.CodeInterpreter;
import java.util.Map;
import java.util.Optional;

/**
 * What the tools module made.
 *
 * @param interpreter empty when {@code enable_code_interpreter} is off
 * @param browser empty when {@code enable_browser} is off
 * @param profiles of the browser, by their name in the file
 */
public record Tools(
    Optional<CodeInterpreter> interpreter,
    Optional<Browser> browser,
    Map<String, BrowserProfile> profiles) {
  public Tools {
    profiles = Map.copyOf(profiles);
  }
}
