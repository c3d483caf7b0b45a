package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;

/** The Python versions that AgentCore Runtime runs. */
public enum PythonVersion {
  PYTHON_3_10(10),
  PYTHON_3_11(11),
  PYTHON_3_12(12),
  PYTHON_3_13(13),
  PYTHON_3_14(14);

  private final int minor;

  PythonVersion(int minor) {
    this.minor = minor;
  }

  /** Reads {@code 3.12}, and AWS's own {@code PYTHON_3_12} and {@code python3.12}. */
  public static PythonVersion of(String text) {
    for (PythonVersion version : values()) {
      if (text.equals(version.toString())
          || text.equals(version.name())
          || text.equals("python" + version)) {
        return version;
      }
    }
    throw PackagingErrors.unknownPython(text);
  }

  public int minor() {
    return minor;
  }

  @Override
  public String toString() {
    return "3." + minor;
  }
}
