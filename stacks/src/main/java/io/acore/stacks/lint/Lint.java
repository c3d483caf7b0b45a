package io.acore.stacks.lint;

import io.acore.base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at Terraform JSON with all rules, and with the linters of others that are here. */
public final class Lint {
  private Lint() {}

  /**
   * What our own rules find in some folders.
   *
   * @param folders each with {@code *.tf.json} files
   * @param project what file names are shown relative to; its suppressions count
   */
  public static LintReport of(List<Path> folders, Path project) {
    Suppressions suppressions = Suppressions.of(project);
    List<Finding> own = own(stacks(folders, project));
    return sorted(own, suppressions.reasons(), suppressions.unused(own, rule -> true), Map.of());
  }

  /**
   * The same, joined with what other linters find.
   *
   * @param maker who made these folders; acore knows what of the findings in its own is wrong for
   *     it, or a setting
   */
  public static LintRun with(OtherLinters others, List<Path> folders, Path project, Maker maker) {
    Suppressions suppressions = Suppressions.of(project);
    List<Stack> stacks = stacks(folders, project);
    OtherLinters.Said said = others.look(stacks);
    List<Finding> all = new ArrayList<>(own(stacks));
    all.addAll(said.findings());
    Function<Finding, Optional<String>> reasons =
        finding -> suppressions.reasons().apply(finding).or(() -> maker.reason(finding));
    List<String> unused = suppressions.unused(all, rule -> said.looked(rule));
    return new LintRun(sorted(all, reasons, unused, said.took()), said.notes());
  }

  private static List<Stack> stacks(List<Path> folders, Path project) {
    return folders.stream()
        .flatMap(folder -> files(folder).stream())
        .map(file -> Stack.read(file, shown(file, project)))
        .toList();
  }

  private static List<Finding> own(List<Stack> stacks) {
    List<Finding> findings = new ArrayList<>();
    for (Stack stack : stacks) {
      for (Rule rule : Rule.values()) {
        rule.check(
            stack,
            (block, message) ->
                findings.add(
                    new Finding(
                        rule.id(),
                        rule.level(),
                        block.address(),
                        message,
                        rule.fix(),
                        stack.file(),
                        stack.line(block.address()))));
      }
    }
    return findings;
  }

  private static LintReport sorted(
      List<Finding> all,
      Function<Finding, Optional<String>> reasons,
      List<String> unused,
      Map<Linter, String> others) {
    List<Finding> findings = new ArrayList<>();
    Map<Finding, String> accepted = new LinkedHashMap<>();
    for (Finding finding : all.stream().distinct().toList()) {
      reasons
          .apply(finding)
          .ifPresentOrElse(reason -> accepted.put(finding, reason), () -> findings.add(finding));
    }
    return new LintReport(findings, accepted, unused, others);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> files =
          inside.filter(file -> file.toString().endsWith(".tf.json")).sorted().toList();
      if (files.isEmpty()) {
        throw new UserError(
            "there is no Terraform JSON in `" + folder + "`",
            "`acore lint` reads `*.tf.json` files",
            "name a folder that `acore synth` wrote");
      }
      return files;
    } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
      throw new UserError(
          "there is no folder `" + folder + "`",
          "`acore lint` looks into it",
          "name another one",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shown(Path file, Path project) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = project.toAbsolutePath().normalize();
    return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }
}
