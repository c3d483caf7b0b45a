package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where policies stand in Terraform. */
final class Policies {
  private static final Map<String, List<String>> IDENTITY =
      Map.of(
          "aws_iam_role_policy", List.of("policy"),
          "aws_iam_policy", List.of("policy"),
          "aws_iam_user_policy", List.of("policy"),
          "aws_iam_group_policy", List.of("policy"));
  private static final Map<String, List<String>> RESOURCE =
      Map.of(
          "aws_s3_bucket_policy", List.of("policy"),
          "aws_sns_topic_policy", List.of("policy"),
          "aws_sqs_queue_policy", List.of("policy"),
          "aws_sqs_queue", List.of("policy"),
          "aws_kms_key", List.of("policy"),
          "aws_ecr_repository_policy", List.of("policy"),
          "aws_secretsmanager_secret_policy", List.of("policy"),
          "aws_vpc_endpoint", List.of("policy"));

  private Policies() {}

  static void identity(Stack stack, BiConsumer<Block, Statement> each) {
    all(stack, IDENTITY, each);
    for (Block role : stack.blocks("aws_iam_role")) {
      for (JsonNode inline : role.body().path("inline_policy")) {
        Statement.of(stack.json(inline.path("policy")))
            .forEach(statement -> each.accept(role, statement));
      }
    }
  }

  static void resource(Stack stack, BiConsumer<Block, Statement> each) {
    all(stack, RESOURCE, each);
  }

  static void trust(Stack stack, BiConsumer<Block, Statement> each) {
    all(stack, Map.of("aws_iam_role", List.of("assume_role_policy")), each);
  }

  private static void all(
      Stack stack, Map<String, List<String>> places, BiConsumer<Block, Statement> each) {
    for (Block block : stack.blocks()) {
      for (String attribute : places.getOrDefault(block.type(), List.of())) {
        for (Statement statement : Statement.of(stack.json(block.body().path(attribute)))) {
          if (statement.allows()) {
            each.accept(block, statement);
          }
        }
      }
    }
  }
}
