package io.acore.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which project, which environment, and what is set over its file. */
final class ProjectOptions {
  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "The folder of acore.yaml (default: this folder).")
  Path directory = Path.of("");

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME",
      description = "The environment (default: the file's `environment`, which is dev unless set).")
  String environment = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set any key of acore.yaml, such as bridge.resource=terraform_data; repeatable.")
  List<String> sets = new ArrayList<>();
}
