package io.acore.stacks.artifact;

import io.acore.packaging.artifact.PackageKind;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.PackagingSettings;
import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.PythonVersion;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.Section;
import java.nio.file.Path;
import java.util.List;

/** The same request for {@code acore package} and for synth, so that both make the same zip. */
public final class PackageRequests {
  private PackageRequests() {}

  /** The agent itself. */
  public static PackageRequest runtime(Config config) {
    List<String> command = config.root().section("runtime").texts("entry_point");
    String python = config.root().section("packaging").text("python_version");
    PackageRequest.Builder request =
        request(config, config.root().file("runtime_source_path"), python);
    // `opentelemetry-instrument main.py`: the file is the last word.
    String last = command.get(command.size() - 1);
    return (last.endsWith(".py") ? request.entryPoint(last) : request).build();
  }

  /** A Lambda function with its dependencies. */
  public static PackageRequest function(Config config, Path source, String python) {
    return request(config, source, python).kind(PackageKind.LAMBDA).build();
  }

  private static PackageRequest.Builder request(Config config, Path source, String python) {
    Section packaging = config.root().section("packaging");
    return PackageRequest.of(source)
        .architecture(Architecture.of(config.root().text("lambda_architecture")))
        .python(PythonVersion.of(python))
        .settings(
            new PackagingSettings(
                packaging.flag("bytecode"),
                packaging.texts("exclude"),
                packaging.texts("extras"),
                packaging.optionalText("index_url").orElse("")));
  }
}
