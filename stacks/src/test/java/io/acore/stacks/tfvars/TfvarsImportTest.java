package io.acore.stacks.tfvars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TfvarsImportTest {
  private static final Path INPUTS = Path.of("src/test/resources/tfvars");
  private static final String[] PIECES = {
    "a",
    "region",
    "tags",
    " = ",
    "=",
    "\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "\"x\"",
    "${",
    "$${",
    "}",
    "<<EOT\n",
    "<<-E\n",
    "EOT",
    "\nE\n",
    "#",
    "//",
    "/*",
    "*/",
    "true",
    "null",
    "12",
    "-1.5e3",
    "var.x",
    "for x in y : x",
    "(",
    ")",
    "?",
    ":",
    "\\",
    "\\n",
    "\\u12",
    "é",
    "\r\n",
    "\t",
    ".",
  };

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"framework", "everything", "targets"})
  void variablesBecomeAnAcoreYaml(String name) {
    TfvarsImport imported = TfvarsImport.read(INPUTS.resolve(name + ".tfvars"));

    Golden.assertGolden("config/tfvars/" + name + ".yaml", imported.render());
  }

  @Test
  void whatIsImportedLoads() {
    TfvarsImport imported = TfvarsImport.read(INPUTS.resolve("targets.tfvars"));
    imported.writeTo(folder.resolve("acore.yaml"));

    Config config = ConfigLoader.load(folder);
    assertThat(imported.notes()).isEmpty();
    assertThat(config.agentName()).isEqualTo("my-agent");
    assertThat(config.root().sections("mcp_targets")).hasSize(2);
  }

  @Test
  void aFileThatIsThereIsNeverOverwritten() throws IOException {
    Path there = folder.resolve("acore.yaml");
    Files.writeString(there, "mine");
    TfvarsImport imported = TfvarsImport.read(INPUTS.resolve("targets.tfvars"));

    assertThatThrownBy(() -> imported.writeTo(there))
        .isInstanceOf(UserError.class)
        .hasMessage("`acore.yaml` is there already");
    assertThat(Files.readString(there)).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = "never ends                | a:1:16: text in quotes that never ends
          a = {\\nb = 1\\nb = 2\\n}       | a:3:6: `b` is written twice
                    a = [1                         | a:1:7: `,` or `]` is missing in a list
          a = 1\\na = 2                  | a:2:1: `a` is written twice
          resource "x" "y" {}            | a:1:10: `=` is missing
          backend {}                     | a:1:9: a block; a .tfvars file holds only `name = value` lines
          a = <<EOT\\nx                  | a:2:2: a heredoc that never ends: `EOT` is missing
          a = "\\q"                      | a:1:8: the escape `\\q`, which HCL does not have
          a = /* x                       | a:1:5: a comment that never ends
          a =                            | a:1:4: a value is missing
          a = f(                         | a:1:7: a bracket that is never closed
          """)
  void mistakesAreNamedWithTheirPlace(String text, String error) {
    Throwable thrown =
        catchThrowable(() -> TfvarsImport.of("a", text.replace("\\n", "\n")).render());

    assertThat(thrown).isInstanceOf(UserError.class).hasMessageStartingWith(error);
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> TfvarsImport.read(folder.resolve("none.tfvars")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no file");
  }

  @Property(tries = 500)
  void anyTextIsImportedOrExplained(@ForAll @StringLength(max = 100) String text) {
    importOrExplain(text);
  }

  @Property(tries = 2000)
  void anythingMadeOfHclIsImportedOrExplained(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("tags = ");
    for (int i = random.nextInt(15); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    importOrExplain(text.toString());
  }

  @Property(tries = 500)
  void anyTagSurvivesTheImport(@ForAll @StringLength(max = 40) String value) {
    String hcl = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    hcl = hcl.replace("${", "$${").replace("%{", "%%{").replace("\r", "\\r");
    List<Hcl.Assignment> read = HclReader.read("a", "x = \"" + hcl + "\"");

    assertThat(read).hasSize(1);
    assertThat(read.get(0).value()).isEqualTo(new Hcl.Text(value));
  }

  private static void importOrExplain(String text) {
    try {
      TfvarsImport.of("a.tfvars", text).render();
    } catch (UserError e) {
      e.render();
    }
  }
}
