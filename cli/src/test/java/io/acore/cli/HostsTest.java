package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * acore never phones home: every host that the code names stands in the table of the security page.
 */
final class HostsTest {
  private static final Pattern HOST = Pattern.compile("(?:https?|wss?)://([A-Za-z0-9.-]+)");

  /** Names of a schema, addresses in sentences and examples, and names that lead nowhere. */
  private static final Pattern NOWHERE =
      Pattern.compile(
          "host|x|\\.|(.+\\.)?example(\\.com)?|.+\\.invalid|docs\\.oasis-open\\.org"
              + "|json-schema\\.org|apache\\.org");

  /** AWS's own, whatever region stands behind. */
  private static final Pattern AWS = Pattern.compile("[a-z-]+\\.|.+\\.amazonaws\\.com");

  @Test
  void everyHostInTheCodeIsInTheTable() throws IOException {
    String page = Files.readString(Pages.ROOT.resolve("docs/security.md"));
    String table = page.substring(page.indexOf("## What acore connects to"));
    Set<String> unknown = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (String place :
        List.of(
            "acore",
            "base/src/main",
            "constructs/src/main",
            "stacks/src/main",
            "runtime-packaging/src/main",
            "scaffold/src/main",
            "functions/src/main",
            "local-cloud/src/main",
            "cli/src/main",
            "web")) {
      try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(place))) {
        for (Path file : files.filter(HostsTest::isCode).toList()) {
          HOST.matcher(Files.readString(file))
              .results()
              .map(it -> it.group(1))
              .filter(host -> !NOWHERE.matcher(host).matches() && !AWS.matcher(host).matches())
              .forEach(host -> (table.contains("`" + host + "`") ? known : unknown).add(host));
        }
      }
    }
    assertThat(unknown).as("hosts that the page does not name").isEmpty();
    assertThat(known).contains("127.0.0.1", "trace.wandb.ai");
  }

  private static boolean isCode(Path file) {
    return Files.isRegularFile(file)
        && file.toString().matches(".*(\\.(java|sh|py|js|mjs|html|css|conf)|/acore)")
        && !file.toString().contains("/tests/");
  }
}
