package io.acore.stacks.lint;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What a project accepts, each with a reason: {@code .acore-lint.yml}. */
final class Suppressions {
  static final String FILE_NAME = ".acore-lint.yml";

  /** No rule of ours has it in its name; all those of the other linters have. */
  static final String OF_OTHERS = "_";

  /**
   * One of them.
   *
   * @param resource an address, in which {@code *} stands for anything
   */
  record Suppression(String rule, String resource, String reason) {
    boolean covers(Finding finding) {
      return rule.equals(finding.rule())
          && FileSystems.getDefault()
              .getPathMatcher("glob:" + resource.replace("[", "\\[").replace("{", "\\{"))
              .matches(Path.of(finding.address()));
    }
  }

  private final List<Suppression> all = new ArrayList<>();

  private Suppressions() {}

  static Suppressions of(Path project) {
    Suppressions suppressions = new Suppressions();
    Path file = project.resolve(FILE_NAME);
    if (Files.isRegularFile(file)) {
      try {
        suppressions.read(
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
      } catch (IOException | YamlEngineException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }
    return suppressions;
  }

  private void read(Object document) {
    if (!(document instanceof Map<?, ?> top)
        || !(top.get("suppressions") instanceof List<?> list)) {
      throw wrong("it holds no list `suppressions:`");
    }
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> entry)) {
        throw wrong("a suppression is a block of `rule`, `resource` and `reason`");
      }
      String rule = text(entry, "rule");
      List<String> known = Arrays.stream(Rule.values()).map(Rule::id).toList();
      if (!known.contains(rule) && !rule.contains(OF_OTHERS)) {
        throw wrong(
            "there is no rule `"
                + rule
                + "`"
                + Suggestions.didYouMean(rule, known).map(it -> "; " + it).orElse(""));
      }
      String reason = text(entry, "reason");
      if (reason.length() < 10) {
        throw wrong("the suppression of `" + rule + "` gives no reason");
      }
      all.add(new Suppression(rule, text(entry, "resource"), reason));
    }
  }

  /** Why a finding is accepted, if it is. */
  Function<Finding, Optional<String>> reasons() {
    return finding ->
        all.stream().filter(each -> each.covers(finding)).findFirst().map(Suppression::reason);
  }

  /**
   * What covers nothing.
   *
   * @param looked whether somebody looked for that rule; nothing is known of the others
   */
  List<String> unused(List<Finding> findings, Predicate<String> looked) {
    return all.stream()
        .filter(each -> looked.test(each.rule()))
        .filter(each -> findings.stream().noneMatch(each::covers))
        .map(each -> each.rule() + " at " + each.resource())
        .toList();
  }

  private static String text(Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    return value == null ? "" : String.valueOf(value).strip();
  }

  private static UserError wrong(String why) {
    return new UserError(
        "`" + FILE_NAME + "` is not right",
        why,
        "write each as `{rule: NAME, resource: ADDRESS, reason: why this has to stay}`");
  }
}
