package io.acore.stacks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineTest {
  @TempDir Path folder;

  @Test
  void takesTofuWhereTerraformIsNot() {
    assertThat(find(new FakeProcessRunner().having("tofu"), Optional.empty()).program())
        .isEqualTo("tofu");
  }

  @Test
  void keepsToTheEngineThatWasAskedFor() {
    assertThatThrownBy(() -> find(new FakeProcessRunner().having("terraform"), Optional.of("tofu")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`tofu` is not installed");
  }

  @Test
  void aMissingNullProviderNamesTheSettingThatNeedsNone() {
    FakeProcessRunner processes =
        new FakeProcessRunner()
            .having("terraform")
            .answering(
                request ->
                    FakeProcessRunner.failed(
                        1, "Could not retrieve the list of versions for hashicorp/null"));
    assertThatThrownBy(() -> find(processes, Optional.empty()).init(folder, false))
        .isInstanceOfSatisfying(
            ToolError.class,
            error -> assertThat(error.fix()).contains("bridge.resource: terraform_data"));
  }

  @Test
  void asksTheRegistryForAVersionThatTheMirrorsLack() {
    List<String> configurations = new ArrayList<>();
    FakeProcessRunner processes =
        new FakeProcessRunner()
            .having("terraform")
            .answering(
                request -> {
                  configurations.add(read(request.variables().get("TF_CLI_CONFIG_FILE")));
                  return configurations.size() == 1
                      ? FakeProcessRunner.failed(1, "no available\n│ releases match ~> 6.0")
                      : FakeProcessRunner.ok("");
                });
    find(processes, Optional.empty()).init(folder, false);
    assertThat(configurations).hasSize(2);
    assertThat(configurations.get(1)).contains("direct {}");
  }

  @Test
  void reportsEachErrorOfValidate() {
    FakeProcessRunner processes =
        new FakeProcessRunner()
            .having("terraform")
            .answering(
                request ->
                    FakeProcessRunner.ok(
                        "{\"diagnostics\":[{\"severity\":\"error\",\"summary\":\"Bad\","
                            + "\"detail\":\"very\",\"address\":\"a.b\"},"
                            + "{\"severity\":\"warning\",\"summary\":\"w\"}]}"));
    assertThat(find(processes, Optional.empty()).validate(folder))
        .containsExactly("Bad: very (a.b)");
  }

  private static String read(@Nullable String file) {
    try {
      return Files.readString(Path.of(Objects.requireNonNull(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Engine find(FakeProcessRunner processes, Optional<String> wanted) {
    return Engine.find(
        wanted, processes, new Environment(Map.of(), folder, folder, Clock.systemUTC(), false));
  }
}
