package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;

/** The processor a package is for, by AWS's names. */
public enum Architecture {
  ARM64("arm64", "aarch64"),
  X86_64("x86_64", "x86_64");

  private final String awsName;
  private final String machine;

  Architecture(String awsName, String machine) {
    this.awsName = awsName;
    this.machine = machine;
  }

  public static Architecture of(String name) {
    for (Architecture architecture : values()) {
      if (architecture.awsName.equals(name)) {
        return architecture;
      }
    }
    throw PackagingErrors.unknownArchitecture(name);
  }

  /** What {@code lambda_architecture} and AWS call it. */
  public String awsName() {
    return awsName;
  }

  /** What {@code uname -m} and wheel tags call it. */
  public String machine() {
    return machine;
  }
}
