package io.acore.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FileTrees;
import io.acore.base.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkout of every test lies in a path with spaces and a quote. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("acore.root"), "acore");

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    temporary = temporary.toRealPath();
    checkout = new Checkout(temporary, LAUNCHER);
  }

  /** Here, because JUnit warns about each link that leads out of the temporary folder. */
  @AfterEach
  void removeLinks() throws IOException {
    FileTrees.delete(temporary.resolve("few programs"));
  }

  @Test
  void buildsOnceAndThenOnlyStarts() throws IOException {
    ProcessResult first = checkout.run("synth");
    ProcessResult second = checkout.run("synth");

    assertThat(first.stdout()).contains("[synth]");
    assertThat(first.stderr()).startsWith("acore: building");
    assertThat(second.stdout()).contains("[synth]");
    assertThat(second.stderr()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws IOException {
    checkout.run();
    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(checkout.run().stderr()).contains("sources changed");
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void passesArgumentsExitCodeAndWorkingFolderThrough() throws IOException {
    Path elsewhere = Files.createDirectories(temporary.resolve("else where"));

    ProcessResult result =
        checkout.runFrom(elsewhere, checkout.launcher(), "a b", "", "*", "$HOME", "it's");

    assertThat(result.stdout())
        .contains("cwd=" + elsewhere)
        .contains(List.of("a b", "", "*", "$HOME", "it's").toString())
        .contains("ACORE_TTY=null");
    assertThat(result.exitCode()).isEqualTo(5);
  }

  @Test
  void givesJsiiACommandThatAShellReadsAsOneFile() {
    String runtime =
        checkout
            .run()
            .stdout()
            .lines()
            .filter(line -> line.startsWith("JSII_RUNTIME="))
            .findFirst()
            .orElseThrow();

    assertThat(runtime).contains("/a checkout of '\\''mine'\\''/");
  }

  @Test
  void worksThroughLinksToLinks() throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), checkout.launcher());
    Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));

    assertThat(checkout.runFrom(temporary, bin.resolve("second"), "x").stdout()).contains("[x]");
  }

  @Test
  void buildsOnceWhenTwoFirstStartsMeet() throws IOException {
    CompletableFuture<ProcessResult> other =
        CompletableFuture.supplyAsync(() -> checkout.run("one"));
    ProcessResult mine = checkout.run("two");

    assertThat(mine.stdout()).contains("[two]");
    assertThat(other.join().stdout()).contains("[one]");
    assertThat(mine.stderr() + other.join().stderr()).contains("waiting for it");
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.lock()).doesNotExist();
  }

  @Test
  void takesALockThatItsDeadOwnerLeft() throws IOException {
    Files.createDirectories(checkout.lock().getParent());
    Files.createSymbolicLink(checkout.lock(), Path.of("99999999"));

    assertThat(checkout.run("x").stdout()).contains("[x]");
  }

  @Test
  void takesALockWhoseOwnerIsAZombie() throws IOException {
    Path script = temporary.resolve("zombie");
    Checkout.script(
        script,
        """
        #!/bin/sh
        mkdir -p "${1%/*}"
        sh -c 'ln -s "$$" "$1" && echo "$$"' sh "$1" &
        # Asks after no child
        exec sleep 600
        """);
    Process parent = new ProcessBuilder(script.toString(), checkout.lock().toString()).start();
    try {
      long owner = Long.parseLong(parent.inputReader().readLine());
      ProcessResult result = checkout.run("x");

      assertThat(ProcessHandle.of(owner)).as("still known to the system").isPresent();
      assertThat(result.stdout()).contains("[x]");
    } finally {
      parent.destroy();
    }
  }

  @Test
  void showsTheWholeLogWhenTheBuildFailsAndBuildsAgainNextTime() throws IOException {
    Files.createFile(checkout.fakeMaven().resolve("broken"));
    ProcessResult failed = checkout.run();
    Files.delete(checkout.fakeMaven().resolve("broken"));

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.stderr())
        .contains("cannot find symbol: class Foo")
        .contains("error: acore could not be built")
        .contains("target/launcher/build.log");
    assertThat(checkout.run("x").stdout()).contains("[x]");
  }

  @Test
  void namesTheProgramThatIsMissing() throws IOException {
    for (String program : List.of("java", "javac", "mvn", "node")) {
      FileTrees.delete(temporary.resolve("few programs"));
      checkout.without(program);

      ProcessResult result = checkout.run();

      assertThat(result.exitCode()).as(program).isEqualTo(1);
      assertThat(result.stderr()).as(program).contains("error: ", "why: ", "fix: install ");
      assertThat(checkout.builds()).isZero();
    }
  }

  @Test
  void namesAnOldJava() throws IOException {
    Path home = temporary.resolve("old java");
    Checkout.script(
        home.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    checkout.set("JAVA_HOME", home.toString());

    assertThat(checkout.run().stderr()).contains("too old: openjdk version \"11.0.2\"");
  }

  @Test
  void passesSignalsThrough() throws IOException {
    checkout.run();
    Path script = temporary.resolve("interrupt");
    Checkout.script(
        script,
        """
        #!/bin/sh
        "$1" sleep >"$0.out" & pid=$!
        until grep -q sleeping "$0.out"; do sleep 0.1; done
        kill -TERM "$pid"; wait "$pid"; echo "exit $?"
        """);

    assertThat(checkout.runFrom(temporary, script, checkout.launcher().toString()).stdout())
        .isEqualTo("exit 143\n");
  }

  @Test
  void startsAnUnpackedDistributionWithoutSourcesOrMaven() throws IOException {
    Path unpacked = temporary.resolve("un packed");
    Checkout.product(unpacked);
    Checkout.script(unpacked.resolve("acore"), Files.readString(LAUNCHER));
    checkout.without("mvn", "javac");

    ProcessResult result = checkout.runFrom(temporary, unpacked.resolve("acore"), "x");

    assertThat(result.stdout()).contains("[x]");
    assertThat(result.stderr()).isEmpty();
  }

  /** What `mvn package` made, as a user would unpack it. */
  @Test
  void theRealDistributionStarts() throws IOException {
    Path real = Path.of(System.getProperty("acore.root"), "distribution/target/acore");
    Path unpacked = temporary.resolve("the real one");
    try (Stream<Path> files = Files.walk(real)) {
      for (Path file : files.toList()) {
        Files.copy(file, unpacked.resolve(real.relativize(file).toString()));
      }
    }
    Checkout.script(unpacked.resolve("acore"), Files.readString(LAUNCHER));

    ProcessResult result = checkout.runFrom(temporary, unpacked.resolve("acore"), "--version");

    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).contains("acore ");
    // The launcher hides how its training run ends: a key that left the schema would only show as
    // a slower acore. Its dependencies come from stand-ins for uv and Python, as there.
    Path training = unpacked.resolve("training");
    checkout.set("PATH", training.resolve("bin") + ":" + System.getenv("PATH"));
    checkout.set("ACORE_INSTALLER", "");
    ProcessResult synth =
        checkout.runFrom(temporary, unpacked.resolve("acore"), "synth", "-C", training.toString());
    Checkout.waitForTraining(temporary.resolve("the cache"));
    assertThat(synth.exitCode()).as(synth.stderr()).isZero();
  }
}
