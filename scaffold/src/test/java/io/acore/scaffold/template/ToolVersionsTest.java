package io.acore.scaffold.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pipeline, the container that one runs in, and our own build install the same linters: what one
 * of them accepts, the others have to accept. The version in {@code verify} is the one to change.
 */
final class ToolVersionsTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));

  private static final String PIPELINE =
      "templates/agent-project/template/.github/workflows/acore.yml.jinja";
  private static final String CONTAINER = "distribution/container/Containerfile";

  @ParameterizedTest
  @CsvSource({
    "CHECKOV, checkov==([0-9.]+), " + PIPELINE,
    "CHECKOV, ARG CHECKOV=([0-9.]+), " + CONTAINER,
    "TFLINT, tflint_version: v([0-9.]+), " + PIPELINE,
    "TFLINT, /tflint:v([0-9.]+), " + CONTAINER,
    "UV, /uv:([0-9.]+), " + CONTAINER,
    "MOTO, moto\\[server]==([0-9.]+), docs/guides/air-gapped.md",
    "MOTO, moto==([0-9.]+), local-cloud/src/main/resources/io/acore/localcloud/moto/requirements.txt",
  })
  void aToolHasOneVersion(String tool, String form, String file) throws IOException {
    assertThat(found(form, file)).isEqualTo(found(tool + "_VERSION=([0-9.]+)", "verify"));
  }

  private static String found(String form, String file) throws IOException {
    Matcher matcher = Pattern.compile(form).matcher(Files.readString(ROOT.resolve(file)));
    assertThat(matcher.find()).as("`%s` in %s", form, file).isTrue();
    return matcher.group(1);
  }
}
