package io.acore.stacks.checkov;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import org.junit.jupiter.api.Test;

final class CheckovInputTest {
  private static final String STACK =
      """
      {"locals": {"role_policy": {"Action": "${local.action}"}, "action": ["s3:GetObject"]},
       "output": {"name": {"value": 1}},
       "resource": {"aws_iam_role": {"a": {
         "policy": "${jsonencode(local.role_policy)}",
         "name": "${local.unknown}-role",
         "count": 1}}}}
      """;

  @Test
  void putsEachLocalWhereItIsUsed() {
    assertThat(Json.compact(CheckovInput.of(Json.parse(STACK))))
        .isEqualTo(
            "{\"resource\":{\"aws_iam_role\":{\"a\":{"
                + "\"count\":1,\"name\":\"${local.unknown}-role\","
                + "\"policy\":\"{\\\"Action\\\":[\\\"s3:GetObject\\\"]}\"}}}}");
  }
}
