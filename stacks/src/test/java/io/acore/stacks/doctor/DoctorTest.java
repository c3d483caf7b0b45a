package io.acore.stacks.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoctorTest {
  @TempDir Path folder;

  @Test
  void isHealthyWhenAllThatIsNeededIsThere() {
    DoctorReport report = examine(tools("aws-cli/2.32.1 Python/3.13", "v22.1.0"));
    assertThat(report.healthy()).as(report.text()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.15.0", "2.31.39", "1.42.76"})
  void saysWhichCliIsTooOld(String version) {
    DoctorReport report = examine(tools("aws-cli/" + version + " Python/3.11", "v22.1.0"));
    assertThat(report.healthy()).isFalse();
    assertThat(report.text()).contains("responseTransferMode").contains("update the AWS CLI");
  }

  @Test
  void everyProblemComesWithAFix() {
    DoctorReport report = examine(new FakeProcessRunner());
    assertThat(report.findings())
        .filteredOn(finding -> finding.level() != Finding.Level.OK)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.fix()).isNotBlank());
  }

  @Test
  void jsonCarriesTheSameFindings() {
    DoctorReport report = examine(new FakeProcessRunner());
    assertThat(Json.parse(report.json()).path("findings")).hasSameSizeAs(report.findings());
  }

  private DoctorReport examine(FakeProcessRunner processes) {
    return new Doctor(
            new Environment(Map.of(), folder, folder, Clock.systemUTC(), false), processes)
        .examine();
  }

  private static FakeProcessRunner tools(String aws, String node) {
    return new FakeProcessRunner()
        .having("node", "terraform", "aws", "python3", "uv")
        .answering(
            request ->
                FakeProcessRunner.ok(
                    switch (new java.io.File(request.program()).getName()) {
                      case "node" -> node;
                      case "terraform" -> "{\"terraform_version\":\"1.11.4\"}";
                      case "aws" -> aws;
                      case "python3" -> "Python 3.12.1";
                      default -> "uv 0.13.8";
                    }));
  }
}
