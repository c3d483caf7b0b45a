package io.acore.stacks.checkov;

import io.acore.base.ProcessRequest;
import java.nio.file.Path;
import java.time.Duration;

/** checkov, started once for all that lies in a folder. */
public final class CheckovCommand {
  private CheckovCommand() {}

  /** Its report as JSON; it asks nobody on the network. */
  public static ProcessRequest over(Path folder) {
    return ProcessRequest.of(
            "checkov",
            "--skip-download",
            "--framework",
            "terraform_json",
            "--output",
            "json",
            "--compact",
            "--directory",
            folder.toString())
        .in(folder)
        .within(Duration.ofMinutes(5));
  }
}
