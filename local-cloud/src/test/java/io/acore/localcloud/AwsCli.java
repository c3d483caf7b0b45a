package io.acore.localcloud;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The installed AWS CLI, pointed at a local cloud. */
record AwsCli(LocalCloud cloud) {
  ProcessResult run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments));
    return new SystemProcessRunner(Environment.system())
        .run(
            ProcessRequest.of(command)
                .with(
                    Map.of(
                        "AWS_ENDPOINT_URL", cloud.endpointUrl(),
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_REGION", "eu-central-1",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_PAGER", "")));
  }

  /** What it prints; it has to succeed. */
  String text(String... arguments) {
    ProcessResult result = run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + result.stderr());
    }
    return result.stdout().strip();
  }
}
