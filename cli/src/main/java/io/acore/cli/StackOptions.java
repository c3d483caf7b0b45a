package io.acore.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that run Terraform. */
final class StackOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to synthesize (default: cdktf.out beside acore.yaml).")
  @Nullable Path out;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "terraform or tofu (default: whichever is there).")
  @Nullable String engine;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  Optional<String> engine() {
    return Optional.ofNullable(engine);
  }
}
