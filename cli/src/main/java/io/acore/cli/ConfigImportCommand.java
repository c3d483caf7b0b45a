package io.acore.cli;

import io.acore.stacks.tfvars.TfvarsImport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acore config import}. */
@Command(
    name = "import",
    description = "Make an acore.yaml from a terraform.tfvars; never overwrites a file.",
    footer = {
      "",
      "Examples:",
      "  acore config import terraform.tfvars",
      "  acore config import terraform.tfvars --out -"
    })
final class ConfigImportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "FILE", description = "The terraform.tfvars.")
  Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; - prints (default: ${DEFAULT-VALUE}).",
      defaultValue = "acore.yaml")
  String out = "acore.yaml";

  private final Services services;

  ConfigImportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    TfvarsImport imported = TfvarsImport.read(services.environment().resolve(file.toString()));
    if (out.equals(STANDARD_OUTPUT)) {
      services.console().data(imported.render());
    } else {
      imported.writeTo(services.environment().resolve(out));
      services.console().data(out);
    }
    imported.notes().forEach(services.console()::say);
    return ExitCodes.OK;
  }
}
