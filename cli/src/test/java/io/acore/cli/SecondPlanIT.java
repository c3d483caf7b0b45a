package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import io.acore.stacks.provider.ProviderMirrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Terraform has made in the local cloud it finds there as it made it, for every type of
 * resource that our stacks have; and it can take all of it away.
 */
final class SecondPlanIT {
  @TempDir Path folder;

  private final Environment environment = Environment.system();
  private final SystemProcessRunner processes = new SystemProcessRunner(environment);

  @AfterEach
  void stop() {
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
  }

  @Test
  void thePlanAfterAnApplyIsEmpty() throws IOException {
    LocalCloud cloud = LocalCloud.ensureRunning(folder, environment, line -> {});
    Files.copy(
        Objects.requireNonNull(getClass().getResourceAsStream("/second-plan/main.tf")),
        folder.resolve("main.tf"),
        StandardCopyOption.REPLACE_EXISTING);
    zip(folder.resolve("function.zip"));
    must(terraform(cloud, "init"));
    must(terraform(cloud, "apply", "-auto-approve", "-parallelism=30"));
    ProcessResult plan = terraform(cloud, "plan", "-detailed-exitcode");
    assertThat(plan.exitCode()).as(plan.stdout() + plan.stderr()).isZero();
    must(terraform(cloud, "destroy", "-auto-approve", "-parallelism=30"));
  }

  private static void must(ProcessResult result) {
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
  }

  private ProcessResult terraform(LocalCloud cloud, String... arguments) throws IOException {
    Path mirrors = folder.resolve("cli.tfrc");
    Files.writeString(mirrors, new ProviderMirrors(environment).cliConfiguration());
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    command.add("-no-color");
    command.add("-input=false");
    return processes.run(
        ProcessRequest.of(command)
            .in(folder)
            .with(
                Map.of(
                    "AWS_ENDPOINT_URL",
                    cloud.endpointUrl(),
                    "AWS_ACCESS_KEY_ID",
                    "test",
                    "AWS_SECRET_ACCESS_KEY",
                    "test",
                    "AWS_REGION",
                    "eu-central-1",
                    "TF_CLI_CONFIG_FILE",
                    mirrors.toString(),
                    "TF_VAR_function",
                    folder.resolve("function.zip").toString())));
  }

  private static void zip(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write('a');
    }
  }
}
