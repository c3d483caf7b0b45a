package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FakeProcessRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OpenerTest {
  private static final Path FILE = Path.of("/project/.acore/local/console.html");

  @Test
  void theDesktopsProgramOpensTheFileAndTheCommandLineHoldsNoToken() {
    FakeProcessRunner processes =
        new FakeProcessRunner().having("open").answering(it -> FakeProcessRunner.ok(""));
    assertThat(new Opener(processes).open(FILE)).isTrue();
    assertThat(processes.requests)
        .singleElement()
        .satisfies(it -> assertThat(it.command()).containsExactly("open", FILE.toString()));
  }

  @Test
  void withoutSuchAProgramOrADesktopNothingOpens() {
    assertThat(new Opener(new FakeProcessRunner().having()).open(FILE)).isFalse();
    FakeProcessRunner headless =
        new FakeProcessRunner()
            .having("xdg-open")
            .answering(it -> FakeProcessRunner.failed(3, "no display"));
    assertThat(new Opener(headless).open(FILE)).isFalse();
  }
}
