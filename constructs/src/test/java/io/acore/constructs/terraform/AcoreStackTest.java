package io.acore.constructs.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import io.acore.base.Json;
import io.acore.constructs.testing.Synth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AcoreStackTest {
  @Test
  void blocksStandBesideThoseOfTypedClasses() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              aws(stack);
              CloudwatchLogGroup typed =
                  CloudwatchLogGroup.Builder.create(stack, "typed").name("typed").build();
              stack.block(
                  Block.RESOURCE, "aws_cloudwatch_log_group", "ours", Map.of("name", "${ours}"));
              stack.block(
                  Block.RESOURCE,
                  "aws_cloudwatch_log_group",
                  "named_after",
                  Map.of("name", Expression.token(typed.getName()).plus("-copy")));
              stack.local("plain", List.of(1, true, "x"));
              stack.local("reference", Expression.token(typed.getArn()));
              stack.output("arn", Expression.token(typed.getArn()));
            });

    JsonNode groups = terraform.at("/resource/aws_cloudwatch_log_group");
    assertThat(groups.at("/typed/name").asText()).isEqualTo("typed");
    assertThat(groups.at("/ours/name").asText()).isEqualTo("$${ours}");
    assertThat(groups.at("/named_after/name").asText())
        .isEqualTo("${aws_cloudwatch_log_group.typed.name}-copy");
    assertThat(terraform.at("/locals/plain")).isEqualTo(Json.parse("[1,true,\"x\"]"));
    assertThat(terraform.at("/locals/reference").asText())
        .isEqualTo("${aws_cloudwatch_log_group.typed.arn}");
    assertThat(terraform.at("/output/arn/value").asText())
        .isEqualTo("${aws_cloudwatch_log_group.typed.arn}");
  }

  @Test
  void tokensInListsMapsAndNumbersAreResolved() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              TerraformLocal local = new TerraformLocal(stack, "given", List.of("a"));
              stack.local("list", local.getAsList());
              stack.local("number", Map.of("inside", local.getAsNumber()));
              stack.local("text", List.of(Map.of("deep", Expression.token(local.getAsString()))));
            });

    assertThat(terraform.at("/locals/list").toString()).contains("local.given");
    assertThat(terraform.at("/locals/number/inside").asText()).isEqualTo("${local.given}");
    assertThat(terraform.at("/locals/text/0/deep").asText()).isEqualTo("${local.given}");
    assertThat(terraform.toString()).doesNotContain("TfToken").doesNotContain("e289");
  }

  @Test
  void numbersAreWrittenAsCdktfWritesThem() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                stack.local(
                    "numbers", List.of(1.0, 0.5, 1e-7, -0.0, new BigDecimal("2.50"), 7L, 3f)));

    assertThat(terraform.at("/locals/numbers"))
        .isEqualTo(Json.parse("[1, 0.5, 1e-7, 0, 2.5, 7, 3]"));
  }

  @Test
  void anAddressIsTakenOnce() {
    assertThatThrownBy(
            () ->
                Synth.stack(
                    stack -> {
                      aws(stack);
                      CloudwatchLogGroup.Builder.create(stack, "twice").name("a").build();
                      stack.block(
                          Block.RESOURCE, "aws_cloudwatch_log_group", "twice", Map.of("name", "b"));
                    }))
        .hasMessage("two blocks at resource.aws_cloudwatch_log_group.twice");
  }

  private static void aws(AcoreStack stack) {
    AwsProvider.Builder.create(stack, "aws").region("eu-west-1").build();
  }
}
