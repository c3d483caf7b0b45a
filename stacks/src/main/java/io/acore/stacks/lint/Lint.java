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
import java.util.stream.Stream;

/** Looks at Terraform JSON with all rules. */
public final class Lint {
  private Lint() {}

  /**
   * What is unsafe in some folders.
   *
   * @param folders each with {@code *.tf.json} files
   * @param project what file names are shown relative to; its suppressions count
   */
  public static LintReport of(List<Path> folders, Path project) {
    Suppressions suppressions = Suppressions.of(project);
    List<Finding> findings = new ArrayList<>();
    Map<Finding, String> accepted = new LinkedHashMap<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        Stack stack = Stack.read(file, shown(file, project));
        for (Rule rule : Rule.values()) {
          rule.check(
              stack,
              (block, message) -> {
                Finding finding =
                    new Finding(
                        rule.id(),
                        rule.level(),
                        block.address(),
                        message,
                        rule.fix(),
                        stack.file(),
                        stack.line(block.address()));
                suppressions
                    .of(finding)
                    .ifPresentOrElse(
                        it -> accepted.put(finding, it.reason()), () -> findings.add(finding));
              });
        }
      }
    }
    List<String> unused =
        suppressions.all().stream()
            .filter(each -> accepted.keySet().stream().noneMatch(each::covers))
            .map(each -> each.rule() + " at " + each.resource())
            .toList();
    return new LintReport(findings.stream().distinct().toList(), accepted, unused);
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
