package io.acore.constructs.function;

/** The processor that a function's code is built for. */
public enum Architecture {
  X86_64("x86_64"),
  ARM64("arm64");

  private final String word;

  Architecture(String word) {
    this.word = word;
  }

  /** AWS Lambda's word for it. */
  public String word() {
    return word;
  }
}
