package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What somebody types into a shell, with {@code acore} on the PATH as the launcher of this tree.
 */
final class Typed {
  private Typed() {}

  /** Runs a script whose commands must all succeed; both streams come back as one text. */
  static String in(Path folder, Map<String, String> more, String script) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("PATH", Pages.ROOT + ":" + System.getenv("PATH"));
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put("ACORE_POLL_SECONDS", "0.5");
    variables.putAll(more);
    Environment environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(ProcessRequest.of("sh", "-ec", script).in(folder).within(Duration.ofMinutes(12)));
    String all = result.stdout() + result.stderr();
    assertThat(result.exitCode()).as(script + "\n" + all).isZero();
    return all;
  }
}
