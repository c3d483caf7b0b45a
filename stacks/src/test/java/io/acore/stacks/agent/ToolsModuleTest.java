package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.testing.Intent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolsModuleTest {
  @TempDir Path folder;

  @Test
  void carriesEverySettingOfBrowserAndInterpreter() {
    JsonNode terraform =
        Modules.synth(
            folder,
            """
            enable_code_interpreter: true
            enable_browser: true
            enable_kms: true
            code_interpreter_network_mode: VPC
            code_interpreter:
              description: Calculates
              vpc: {subnets: [subnet-0123abcd], security_groups: [sg-0123abcd]}
            browser:
              description: Reads
              network_mode: VPC
              vpc: {subnets: [subnet-0123abcd], security_groups: [sg-0123abcd]}
              recording: {prefix: sessions}
              signed: true
              profiles: {shop: {description: Signed in}}
            """,
            ToolsModule::build);
    assertThat(
            terraform
                .at("/locals/code_interpreter_input/networkConfiguration/networkMode")
                .asText())
        .isEqualTo("VPC");
    assertThat(terraform.at("/locals/browser_input/recording/s3Location/bucket").asText())
        .contains("aws_s3_bucket.browser_recordings");
    assertThat(Intent.actions(terraform)).contains("s3:PutObject", "kms:GenerateDataKey");
    Golden.assertGolden("agent/tools.tf.json", Intent.of(terraform));
  }

  @Test
  void keepsTheDefaultInterpreterInItsSandbox() {
    JsonNode terraform =
        Modules.synth(folder, "enable_code_interpreter: true\n", ToolsModule::build);
    assertThat(Intent.of(terraform)).contains("SANDBOX").doesNotContain("aws_iam_role", "browser");
  }
}
