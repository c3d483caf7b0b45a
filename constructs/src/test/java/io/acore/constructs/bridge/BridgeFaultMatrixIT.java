package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the script (and all it started) after every one of its calls, and then wants what Terraform
 * would do next to come out right: no orphan, no duplicate, no lost id. Dying before a call is
 * dying after the one in front of it, so that is not tried apart.
 */
final class BridgeFaultMatrixIT {
  @TempDir Path scratch;

  /** How a lost one is found again: by its tag, by its parent, by the intent. */
  static List<BridgeKind> kinds() {
    return List.of(BridgeKind.MEMORY, BridgeKind.GATEWAY_TARGET, BridgeKind.REGISTRY);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsLostWhereverACreateDies(BridgeKind kind) throws IOException {
    BridgeScript script = script(kind);
    for (String next : List.of("apply", "destroy")) {
      int call = 1;
      for (; dies(script, "apply", call); call++) {
        BridgeScriptIT.ok(script.run(next, ""));
        check(script, next, kind + ": create dying after call " + call);
        script.reset();
      }
      assertThat(call).as("the matrix has covered every call").isGreaterThan(3);
      script.reset();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsLostWhereverAnUpdateOrADestroyDies(BridgeKind kind) throws IOException {
    BridgeScript script = script(kind);
    BridgeScriptIT.ok(script.apply());
    script.want(Map.of("description", "b"));
    String made = script.snapshot();
    for (String command : List.of("apply", "destroy")) {
      int call = 1;
      for (; dies(script, command, call); call++) {
        BridgeScriptIT.ok(script.run(command, ""));
        check(script, command, kind + ": " + command + " dying after call " + call);
        script.restore(made);
      }
      assertThat(call).as("the matrix has covered every call").isGreaterThan(3);
      script.restore(made);
    }
  }

  private static boolean dies(BridgeScript script, String command, int call) {
    return script.run(command, call + ":after").exitCode() != 0;
  }

  private BridgeScript script(BridgeKind kind) throws IOException {
    return new BridgeScript(
        scratch, kind, BridgeScriptIT.nameFor(kind), Map.of("description", "a"));
  }

  private static void check(BridgeScript script, String command, String at) {
    if (command.equals("destroy")) {
      assertThat(script.resources()).as("orphans: %s", at).isEmpty();
      assertThat(script.hasRecords()).as("records: %s", at).isFalse();
    } else {
      assertThat(script.resources()).as("duplicates: %s", at).hasSize(1);
      assertThat(script.record("").path("id").asText())
          .as("lost id: %s", at)
          .isEqualTo(script.resources().get(0).path("id").asText());
    }
  }
}
