package io.acore.stacks.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.stacks.checkov.CheckovCommand;
import io.acore.stacks.checkov.CheckovInput;
import io.acore.stacks.checkov.CheckovSetting;
import io.acore.stacks.checkov.CheckovSkip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real checkov looks at every example, as it is and with all that acore.yaml offers. */
final class CheckovIT {
  private static final List<String> EXAMPLES =
      List.of("1-hello-world", "2-gateway-tool", "3-deepresearch", "5-integrated", "mcp-servers");

  private static final String VPC =
      "{'subnets':['subnet-0a1b2c3d'],'security_groups':['sg-0a1b2c3d']}";

  private static final List<String> HARDENED =
      List.of(
          "enable_kms=true",
          "log_retention_days=365",
          "access_log_buckets={'eu-west-1':'company-logs','us-east-1':'company-logs-us'}");

  private static final List<String> HARDENED_FRONT_END =
      List.of(
          "enable_waf=true",
          "bff.countries=[DE]",
          "bff.function.concurrency={'login':5,'authorizer':20,'proxy':20}",
          "bff.function.vpc=" + VPC,
          "bff.domain={'name':'agent.example.com','certificate_arn':"
              + "'arn:aws:acm:us-east-1:210987654321:certificate/0a1b2c3d'}",
          "bff.audit_archive={}");

  @TempDir static Path scratch;

  private static JsonNode report = Json.tree(null);

  @BeforeAll
  static void look() throws IOException {
    Path stacks = scratch.resolve("stacks");
    for (String example : EXAMPLES) {
      Project project =
          new Project(Project.example(example, scratch.resolve(example)).folder(), scratch);
      write(stacks.resolve("dev/" + example), project.terraform("dev"));
      Path yaml = project.folder().resolve("acore.yaml");
      String text = Files.readString(yaml);
      Files.writeString(
          yaml,
          text.replace(
              "    function:\n", "    function:\n      concurrency: 5\n      vpc: " + VPC + "\n"));
      List<String> sets = new ArrayList<>(HARDENED);
      if (text.contains("enable_bff: true")) {
        sets.addAll(HARDENED_FRONT_END);
      }
      write(
          stacks.resolve("hardened/" + example),
          project.terraform("dev", sets.toArray(String[]::new)));
    }
    ProcessResult result =
        new SystemProcessRunner(Environment.system()).run(CheckovCommand.over(stacks));
    report = Json.parse(result.stdout());
  }

  @Test
  void readsEveryStack() {
    assertThat(report.at("/summary/parsing_errors").intValue()).isZero();
    Set<String> read = new TreeSet<>();
    report
        .at("/results/passed_checks")
        .forEach(check -> read.add(check.path("file_path").textValue()));
    assertThat(read).hasSize(2 * EXAMPLES.size());
  }

  @Test
  void findsNothingWhereEverythingIsOnButWhatIsWrongForUs() {
    assertThat(failed("/hardened/")).isEqualTo(ids(CheckovSkip.values()));
  }

  @Test
  void hasAtMostFiveThatAreWrongForUs() {
    assertThat(CheckovSkip.values()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void findsNothingInTheDefaultsThatNoSettingAnswers() {
    Set<String> left = failed("/dev/");
    left.removeAll(ids(CheckovSkip.values()));
    assertThat(left).isEqualTo(ids(CheckovSetting.values()));
  }

  private static Set<String> failed(String folder) {
    Set<String> failed = new TreeSet<>();
    for (JsonNode check : report.at("/results/failed_checks")) {
      if (check.path("file_path").textValue().startsWith(folder)) {
        failed.add(check.path("check_id").textValue());
      }
    }
    return failed;
  }

  private static Set<String> ids(Enum<?>[] checks) {
    return Arrays.stream(checks).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void write(Path folder, JsonNode stack) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("cdk.tf.json"), Json.pretty(CheckovInput.of(stack)));
  }
}
