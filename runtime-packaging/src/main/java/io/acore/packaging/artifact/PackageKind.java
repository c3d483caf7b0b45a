package io.acore.packaging.artifact;

import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.PythonVersion;
import io.acore.packaging.python.Target;

/**
 * What the zip is for; services differ in limits and in where they look for dependencies. Lambda
 * takes 50 MB in a call, which is how Terraform sends a zip.
 */
public enum PackageKind {
  /** AgentCore Runtime: dependencies and code at the root. */
  RUNTIME(true, true, "", 250, 750),
  /** AgentCore Runtime: the same files as layers of a container image. */
  CONTAINER(true, true, "", 2048, 10_240),
  /** A Lambda function with its dependencies at the root. */
  LAMBDA(true, true, "", 50, 250),
  /** A Lambda layer: dependencies alone, under {@code python/}. */
  LAMBDA_LAYER(true, false, "python/", 50, 250),
  /** A Lambda function whose dependencies are in a layer. */
  LAMBDA_CODE(false, true, "", 50, 250);

  private static final long MEGABYTE = 1024L * 1024;

  private final boolean dependencies;
  private final boolean code;
  private final String prefix;
  private final long zippedMegabytes;
  private final long unpackedMegabytes;

  PackageKind(
      boolean dependencies, boolean code, String prefix, long zipped, long unpackedMegabytes) {
    this.dependencies = dependencies;
    this.code = code;
    this.prefix = prefix;
    this.zippedMegabytes = zipped;
    this.unpackedMegabytes = unpackedMegabytes;
  }

  boolean hasDependencies() {
    return dependencies;
  }

  boolean hasCode() {
    return code;
  }

  String prefix() {
    return prefix;
  }

  /** Bytes that the service takes, compressed. */
  public long zippedLimit() {
    return zippedMegabytes * MEGABYTE;
  }

  long unpackedLimit() {
    return unpackedMegabytes * MEGABYTE;
  }

  Target target(Architecture architecture, PythonVersion python) {
    return this == RUNTIME || this == CONTAINER
        ? Target.runtime(architecture, python)
        : Target.lambda(architecture, python);
  }
}
