package io.acore.scaffold.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.scaffold.answer.Interview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code acore init} and {@code copier copy} make the same bytes of the same template. */
final class CopierIT {
  private final SystemProcessRunner processes = new SystemProcessRunner(Environment.system());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "hello, github, eu-west-1",
    "tool, gitlab, us-gov-west-1",
    "research, both, us-east-1",
    "integrated, none, ap-southeast-2"
  })
  void makesTheSameBytes(String template, String ci, String region) throws IOException {
    Map<String, String> given =
        Map.of("agent_name", "my_Agent-1", "template", template, "ci", ci, "region", region);
    Path copied = folder.resolve("copied");
    List<String> command = new ArrayList<>(List.of("copier", "copy", "--quiet", "--defaults"));
    given.forEach((name, answer) -> command.addAll(List.of("--data", name + "=" + answer)));
    command.addAll(List.of(Templates.agentProject().toString(), copied.toString()));
    ProcessResult result = processes.run(ProcessRequest.of(command));
    assertThat(result.exitCode()).as(result.stderr()).isZero();

    Template loaded = Template.in(Templates.agentProject());
    Path made = folder.resolve("made");
    loaded.render(new Interview(loaded, given, Optional.empty()).answers("made")).writeTo(made);

    assertThat(content(made)).isEqualTo(content(copied)).hasSizeGreaterThan(12);
  }

  private static Map<String, String> content(Path top) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.toList()) {
        String name = top.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          content.put(name, "-> " + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path)) {
          content.put(name, Files.isExecutable(path) + " " + Files.readString(path));
        }
      }
    }
    return content;
  }
}
