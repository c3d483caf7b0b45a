package io.acore.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals to this very program while it waits for another one. Not INT: Java does not hear it where
 * it was ignored at the start, as in a shell's background.
 */
@Timeout(60)
final class InterruptionTest {
  @TempDir Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void theFirstOneLetsTheProgramFinish() throws Exception {
    CompletableFuture<ProcessResult> run =
        start("trap 'echo finished; exit 3' TERM; touch there; while :; do sleep 0.02; done");
    raise("TERM");
    ProcessResult result = run.join();
    assertThat(told).containsExactly("asked");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).isEqualTo("finished\n");
  }

  @Test
  void theSecondOneEndsIt() throws Exception {
    CompletableFuture<ProcessResult> run =
        start("trap 'echo no' TERM; touch there; while :; do sleep 0.02; done");
    raise("TERM");
    await(() -> told.contains("asked"));
    assertThat(run).isNotDone();
    raise("TERM");
    ProcessResult result = run.join();
    assertThat(told).containsExactly("asked", "forced");
    assertThat(result.exitCode()).isEqualTo(128 + 9);
  }

  private CompletableFuture<ProcessResult> start(String script) throws Exception {
    Environment environment =
        new Environment(
            Map.of("PATH", System.getenv("PATH")), folder, folder, Clock.systemUTC(), false);
    Interruption interruption =
        new Interruption() {
          @Override
          public void asked() {
            told.add("asked");
          }

          @Override
          public void forced() {
            told.add("forced");
          }
        };
    ProcessRequest request =
        ProcessRequest.of("sh", "-c", script).within(Duration.ofMinutes(1)).gently(interruption);
    CompletableFuture<ProcessResult> run =
        CompletableFuture.supplyAsync(() -> new SystemProcessRunner(environment).run(request));
    await(() -> Files.exists(folder.resolve("there")));
    return run;
  }

  private static void await(BooleanSupplier condition) throws Exception {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private static void raise(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Signal");
    Method raise = type.getMethod("raise", type);
    raise.invoke(null, type.getConstructor(String.class).newInstance(name));
  }
}
