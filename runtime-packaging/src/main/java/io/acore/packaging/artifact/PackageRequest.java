package io.acore.packaging.artifact;

import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.PythonVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to pack.
 *
 * @param source the folder with the code and its pyproject.toml or requirements.txt
 * @param kind what the zip is for
 * @param architecture the processor it will run on
 * @param python the Python it will run on
 * @param entryPoint the file, relative to the source, that must be in the zip
 * @param settings the {@code packaging:} block
 */
public record PackageRequest(
    Path source,
    PackageKind kind,
    Architecture architecture,
    PythonVersion python,
    Optional<String> entryPoint,
    PackagingSettings settings) {

  /** An AgentCore Runtime zip for arm64 and Python 3.12 unless told otherwise. */
  public static Builder of(Path source) {
    return new Builder(source);
  }

  /** The same source for something else. */
  public PackageRequest as(PackageKind other) {
    return new PackageRequest(source, other, architecture, python, entryPoint, settings);
  }

  /** Collects the optional parts. */
  public static final class Builder {
    private final Path source;
    private PackageKind kind = PackageKind.RUNTIME;
    private Architecture architecture = Architecture.ARM64;
    private PythonVersion python = PythonVersion.PYTHON_3_12;
    private Optional<String> entryPoint = Optional.empty();
    private PackagingSettings settings = PackagingSettings.DEFAULT;

    private Builder(Path source) {
      this.source = source;
    }

    /** Without it: {@link PackageKind#RUNTIME}. */
    public Builder kind(PackageKind kind) {
      this.kind = kind;
      return this;
    }

    /** Without it: arm64. */
    public Builder architecture(Architecture architecture) {
      this.architecture = architecture;
      return this;
    }

    /** Without it: 3.12. */
    public Builder python(PythonVersion python) {
      this.python = python;
      return this;
    }

    /** Without it: the zip need not hold any particular file. */
    public Builder entryPoint(String entryPoint) {
      this.entryPoint = Optional.of(entryPoint);
      return this;
    }

    /** Without it: {@link PackagingSettings#DEFAULT}. */
    public Builder settings(PackagingSettings settings) {
      this.settings = settings;
      return this;
    }

    public PackageRequest build() {
      return new PackageRequest(
          source.toAbsolutePath().normalize(), kind, architecture, python, entryPoint, settings);
    }
  }
}
