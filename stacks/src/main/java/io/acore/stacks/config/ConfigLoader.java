package io.acore.stacks.config;

import io.acore.base.Environment;
import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads acore.yaml for one environment. */
public final class ConfigLoader {
  public static final String FILE_NAME = "acore.yaml";

  /** The environment that exists without being written. */
  public static final String LOCAL = "local";

  private final Schema schema = Schema.load();
  private final List<Problem> problems = new ArrayList<>();

  private final LocalMachine machine;

  private ConfigLoader(LocalMachine machine) {
    this.machine = machine;
  }

  /**
   * The effective configuration.
   *
   * @param folderOrFile the project's folder, or the file itself
   * @param environment the environment's name; empty for the one that the file names
   * @param sets {@code key.path=value}, each laid over everything else in order
   * @throws ConfigProblems with everything that is wrong
   */
  public static Config load(Path folderOrFile, String environment, List<String> sets) {
    return new ConfigLoader(LocalMachine.ANY)
        .config(FileText.find(folderOrFile), environment, sets);
  }

  /** As above; the environment `local` fits the machine that this program runs on. */
  public static Config load(
      Path folderOrFile, String environment, List<String> sets, Environment here) {
    return new ConfigLoader(LocalMachine.of(here))
        .config(FileText.find(folderOrFile), environment, sets);
  }

  /** For the environment that the file names itself, {@code dev} when it names none. */
  public static Config load(Path folderOrFile) {
    return load(folderOrFile, "", List.of());
  }

  private Config config(Path file, String wanted, List<String> sets) {
    String name = String.valueOf(file.getFileName());
    Item.Block written = read(name, FileText.read(file));
    problems.addAll(Validator.validate(written, schema, Validator.Extent.LAYER));
    problems.addAll(Rules.ofLayer(written, schema, ""));
    environments(written)
        .entries()
        .forEach(
            (key, entry) ->
                problems.addAll(Rules.ofLayer(entry.item(), schema, "environments." + key)));
    String environment = choose(written, wanted);
    Item.Block effective = layered(written, environment);
    for (String set : sets) {
      Item.Block setting = Setting.parse(set, schema);
      problems.addAll(Rules.ofLayer(setting, schema, ""));
      effective = Layers.over(effective, setting);
    }
    problems.addAll(Validator.validate(effective, schema, Validator.Extent.WHOLE));
    Item.Block complete = Defaults.fill(effective, schema);
    complete = Defaults.derive(complete, schema, complete);
    problems.addAll(Rules.ofWhole(complete, environment, schema));
    stopAtProblems(name);
    return new Config(file.toAbsolutePath().normalize(), environment, complete, schema);
  }

  private Item.Block read(String name, String text) {
    Optional<Item> document = YamlReader.read(name, text, problems);
    if (document.isPresent() && document.get() instanceof Item.Block block) {
      return block;
    }
    if (problems.isEmpty()) {
      boolean empty = document.map(Item::plain).isEmpty();
      problems.add(
          new Problem(
              Source.file(name, 1, 1),
              "",
              empty
                  ? "the file is empty; it needs at least `agent_name`, `region` and"
                      + " `runtime_source_path`"
                  : "the file must be a block of keys such as `agent_name: my-agent`"));
    }
    stopAtProblems(name);
    throw new IllegalStateException("problems were expected");
  }

  private void stopAtProblems(String name) {
    if (!problems.isEmpty()) {
      throw ConfigProblems.of(name, clearest());
    }
  }

  // Where `${…}` is the mistake, what else is wrong with that value says nothing.
  private List<Problem> clearest() {
    Set<String> variables = new HashSet<>();
    for (Problem problem : problems) {
      if (problem.text().startsWith(Rules.VARIABLE)) {
        variables.add(problem.source().place());
      }
    }
    return problems.stream()
        .filter(
            problem ->
                problem.text().startsWith(Rules.VARIABLE)
                    || !variables.contains(problem.source().place()))
        .toList();
  }

  private static Item.Block environments(Item.Block written) {
    return written.get("environments") instanceof Item.Block environments
        ? environments
        : Item.Block.empty(written.source());
  }

  private String choose(Item.Block written, String wanted) {
    String own =
        written.get("environment") instanceof Item.Scalar scalar
                && scalar.value() instanceof String text
            ? text
            : "dev";
    if (wanted.isEmpty()) {
      return own;
    }
    Set<String> known = new LinkedHashSet<>();
    known.add(own);
    known.addAll(environments(written).entries().keySet());
    known.add(LOCAL);
    if (!known.contains(wanted)) {
      stopAtProblems(written.source().name());
      String meant = Suggestions.didYouMean(wanted, known).map(it -> it + " Otherwise ").orElse("");
      throw new UserError(
          "there is no environment `" + wanted + "`",
          "acore.yaml knows: " + Words.list(List.copyOf(known)),
          meant + "add it under `environments:`");
    }
    return wanted;
  }

  private Item.Block layered(Item.Block written, String environment) {
    Item.Block base = without(written, "environments");
    Item.Block effective = Layers.over(base, Layers.builtIn(environment, machine));
    Item own = environments(written).get(environment);
    if (own instanceof Item.Block overrides) {
      effective = Layers.over(effective, (Item.Block) Layers.in(environment, overrides));
    }
    Item.Entry old = effective.entries().get("environment");
    Source source =
        old != null && Objects.equals(old.item().plain(), environment)
            ? old.item().source()
            : Source.derived("--env");
    return Layers.over(
        effective,
        new Item.Block(
            Map.of("environment", new Item.Entry(source, Item.Scalar.of(environment, source))),
            source));
  }

  private static Item.Block without(Item.Block block, String key) {
    Map<String, Item.Entry> rest = new java.util.LinkedHashMap<>(block.entries());
    rest.remove(key);
    return new Item.Block(rest, block.source());
  }
}
