package io.acore.packaging.python;

import java.util.ArrayList;
import java.util.List;

/**
 * The machine that dependencies are installed for.
 *
 * @param architecture its processor
 * @param python its Python
 * @param glibc the minor version of its C library: wheels may ask for this one or an older one
 */
public record Target(Architecture architecture, PythonVersion python, int glibc) {
  // Amazon Linux 2023 has glibc 2.34; uv names no platform between 2.28 and 2.31, and wheels of
  // 2.31 and later are rare, so 2.28 loses nothing and runs on every base image of that age.
  private static final int AMAZON_LINUX_2023 = 28;
  // Lambda's Python 3.10 and 3.11 run on Amazon Linux 2, glibc 2.26.
  private static final int AMAZON_LINUX_2 = 17;

  public static Target runtime(Architecture architecture, PythonVersion python) {
    return new Target(architecture, python, AMAZON_LINUX_2023);
  }

  public static Target lambda(Architecture architecture, PythonVersion python) {
    boolean old = python.compareTo(PythonVersion.PYTHON_3_12) < 0;
    return new Target(architecture, python, old ? AMAZON_LINUX_2 : AMAZON_LINUX_2023);
  }

  /** uv's name; it takes older manylinux tags by itself. */
  public String uvPlatform() {
    return architecture.machine() + "-manylinux_2_" + glibc;
  }

  /** pip's names, newest first; pip takes exactly what is listed. */
  public List<String> pipPlatforms() {
    List<String> platforms = new ArrayList<>();
    for (int minor = glibc; minor >= oldestGlibc(); minor--) {
      platforms.add("manylinux_2_" + minor + "_" + architecture.machine());
      if (minor == 17) {
        platforms.add("manylinux2014_" + architecture.machine());
      } else if (minor == 12) {
        platforms.add("manylinux2010_" + architecture.machine());
      } else if (minor == 5) {
        platforms.add("manylinux1_" + architecture.machine());
      }
    }
    platforms.add("linux_" + architecture.machine());
    return platforms;
  }

  /** In words, for messages and hashes. */
  @Override
  public String toString() {
    return "python " + python + ", " + uvPlatform();
  }

  private int oldestGlibc() {
    return architecture == Architecture.X86_64 ? 5 : 17;
  }
}
