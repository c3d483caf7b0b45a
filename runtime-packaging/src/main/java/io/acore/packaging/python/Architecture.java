package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;

/** The processor a package is for, by AWS's names. */
public enum Architecture {
  ARM64("arm64", "aarch64", "arm64"),
  X86_64("x86_64", "x86_64", "amd64");

  private final String awsName;
  private final String machine;
  private final String imageName;

  Architecture(String awsName, String machine, String imageName) {
    this.awsName = awsName;
    this.machine = machine;
    this.imageName = imageName;
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

  /** What container images call it. */
  public String imageName() {
    return imageName;
  }
}
