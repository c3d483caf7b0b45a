package io.acore.packaging.artifact;

import java.util.List;

/**
 * The {@code packaging:} block of acore.yaml.
 *
 * @param bytecode whether dependencies are compiled ahead of time
 * @param exclude patterns added to the floor, gitignore syntax
 * @param extras of {@code [project.optional-dependencies]} to install
 * @param indexUrl a private index, credentials as references; empty for uv's and pip's own setting
 */
public record PackagingSettings(
    boolean bytecode, List<String> exclude, List<String> extras, String indexUrl) {
  public static final PackagingSettings DEFAULT =
      new PackagingSettings(true, List.of(), List.of(), "");

  public PackagingSettings {
    exclude = List.copyOf(exclude);
    extras = List.copyOf(extras);
  }
}
