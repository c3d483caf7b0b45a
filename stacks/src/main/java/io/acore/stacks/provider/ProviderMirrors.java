package io.acore.stacks.provider;

import io.acore.base.Environment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds folders that hold providers, in the order in which they win. */
public final class ProviderMirrors {
  private static final String REGISTRY_FOLDER = "registry.terraform.io";

  private final Environment environment;
  private final Path systemRoot;

  public ProviderMirrors(Environment environment) {
    this(environment, Path.of("/"));
  }

  ProviderMirrors(Environment environment, Path systemRoot) {
    this.environment = environment;
    this.systemRoot = systemRoot;
  }

  /** The user's own CLI configuration, when it is there; its settings are kept as they are. */
  public Optional<Path> userConfiguration() {
    return environment
        .variable("TF_CLI_CONFIG_FILE")
        .map(environment::resolve)
        .or(() -> Optional.of(environment.home().resolve(".terraformrc")))
        .filter(Files::isRegularFile);
  }

  /** Folders that have a {@code <host>/<namespace>/<type>} tree below them. */
  public List<Path> find() {
    Set<Path> found = new LinkedHashSet<>();
    environment.variable("ACORE_PROVIDER_MIRROR").map(environment::resolve).ifPresent(found::add);
    List<Path> usual =
        List.of(
            environment.home().resolve(".terraform.d/plugins"),
            systemRoot.resolve("usr/local/share/terraform/plugins"),
            systemRoot.resolve("usr/share/terraform/plugins"));
    usual.stream().filter(Files::isDirectory).forEach(found::add);
    for (Path folder : children(systemRoot.resolve("opt"))) {
      if (Files.isDirectory(folder.resolve(REGISTRY_FOLDER))) {
        found.add(folder);
      }
    }
    return List.copyOf(found);
  }

  /** The versions of one provider that the mirrors hold, newest last, unpacked or zipped. */
  public List<String> versions(String provider) {
    List<String> versions = new ArrayList<>();
    for (Path mirror : find()) {
      for (Path entry : children(mirror.resolve(REGISTRY_FOLDER).resolve(provider))) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
          versions.add(name);
        } else if (name.startsWith("terraform-provider-") && name.endsWith(".zip")) {
          versions.add(name.split("_")[1]);
        }
      }
    }
    versions.sort(ProviderMirrors::compareVersions);
    return versions;
  }

  /**
   * A CLI configuration that takes from the mirrors what they hold, and all else from the registry.
   */
  public String cliConfiguration() {
    return cliConfiguration(true);
  }

  /**
   * A CLI configuration that also asks the registry for versions of what the mirrors hold.
   * Terraform then fails when the registry cannot be reached, even when a mirror has the version it
   * needs.
   */
  public String cliConfigurationWithRegistry() {
    return cliConfiguration(false);
  }

  private String cliConfiguration(boolean mirrorsAlone) {
    StringBuilder text =
        new StringBuilder("disable_checkpoint = true\n\nprovider_installation {\n");
    Set<String> all = new TreeSet<>();
    for (Path mirror : find()) {
      List<String> held = held(mirror);
      if (held.isEmpty()) {
        continue;
      }
      all.addAll(held);
      text.append("  filesystem_mirror {\n    path    = ")
          .append(quote(mirror.toString()))
          .append("\n    include = [")
          .append(list(held))
          .append("]\n  }\n");
    }
    boolean exclude = mirrorsAlone && !all.isEmpty();
    text.append(exclude ? "  direct {\n    exclude = [" + list(all) + "]\n  }\n" : "  direct {}\n");
    return text.append("}\n").toString();
  }

  private static String list(Collection<String> providers) {
    return String.join(", ", providers.stream().map(ProviderMirrors::quote).toList());
  }

  private static List<String> held(Path mirror) {
    List<String> held = new ArrayList<>();
    for (Path host : children(mirror)) {
      for (Path namespace : children(host)) {
        for (Path type : children(namespace)) {
          if (Files.isDirectory(type)) {
            held.add(host.getFileName() + "/" + namespace.getFileName() + "/" + type.getFileName());
          }
        }
      }
    }
    return held;
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder) && Files.isReadable(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(children::add);
      } catch (IOException e) {
        // A folder that cannot be listed holds no provider we could use.
        return List.of();
      }
    }
    children.sort(null);
    return children;
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + '"';
  }

  private static int compareVersions(String left, String right) {
    String[] a = left.split("\\D+");
    String[] b = right.split("\\D+");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = Integer.compare(number(a[i]), number(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
