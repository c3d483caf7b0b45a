package io.acore.cli;

import java.io.File;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest carries. */
final class Version implements IVersionProvider {
  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * What changes with every build: from a checkout the version stays the same while the code
   * changes, and what one build synthesized is no answer for the next.
   */
  static String build() {
    StringBuilder build = new StringBuilder(text());
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
      File jar = new File(entry);
      if (jar.getName().startsWith("acore-")) {
        build.append(' ').append(jar.length()).append(':').append(jar.lastModified());
      }
    }
    return build.toString();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"acore " + text()};
  }
}
