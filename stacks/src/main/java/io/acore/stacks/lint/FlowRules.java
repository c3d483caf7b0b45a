package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages that fail, secrets, borrowed account numbers, and things that nobody owns. */
final class FlowRules {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(^|_)(password|passwd|secret|token|api_?key|private_?key|credentials?)$");
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|sk-[A-Za-z0-9_-]{20,}"
              + "|gh[pousr]_[A-Za-z0-9]{36}|xox[abpr]-[A-Za-z0-9-]{10,}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(arn:[^\"]*|[^0-9])(123456789012|111122223333|000000000000)([^0-9]|$)");

  private FlowRules() {}

  static void deadLetters(Stack stack, BiConsumer<Block, String> report) {
    String all = stack.document().toString();
    for (Block queue : stack.blocks("aws_sqs_queue")) {
      boolean isDeadLetterQueue =
          all.matches(
              "(?s).*(deadLetterTargetArn|dead_letter|destination)[^}]*\\$\\{"
                  + Pattern.quote(queue.address())
                  + "\\..*");
      boolean has =
          !queue.text("redrive_policy").isEmpty()
              || stack.has("aws_sqs_queue_redrive_policy", "queue_url", queue);
      if (!has && !isDeadLetterQueue) {
        report.accept(queue, "has no redrive_policy");
      }
    }
    for (Block function : stack.blocks("aws_lambda_function")) {
      if (function.block("dead_letter_config").isMissingNode()
          && !hasDestination(stack, function)) {
        report.accept(function, "has no dead_letter_config");
      }
    }
    for (Block target : stack.blocks("aws_cloudwatch_event_target")) {
      if (target.block("dead_letter_config").isMissingNode()) {
        report.accept(target, "has no dead_letter_config");
      }
    }
    for (Block subscription : stack.blocks("aws_sns_topic_subscription")) {
      if (List.of("lambda", "sqs", "firehose").contains(subscription.text("protocol"))
          && subscription.text("redrive_policy").isEmpty()) {
        report.accept(subscription, "has no redrive_policy");
      }
    }
  }

  private static boolean hasDestination(Stack stack, Block function) {
    return stack.blocks("aws_lambda_function_event_invoke_config").stream()
        .filter(config -> config.body().toString().contains("on_failure"))
        .anyMatch(
            config ->
                config.text("function_name").contains("${" + function.address() + ".")
                    || config.text("function_name").equals(function.text("function_name")));
  }

  static void secrets(Stack stack, BiConsumer<Block, String> report) {
    for (Block block : stack.blocks("aws_lambda_function")) {
      variables(block, block.block("environment").path("variables"), report);
    }
    for (Block owner : stack.blocks("null_resource", "terraform_data")) {
      JsonNode input = stack.document().path("locals").path(owner.name() + "_input");
      variables(owner, input.path("environmentVariables"), report);
    }
    for (Block task : stack.blocks("aws_ecs_task_definition")) {
      for (JsonNode container : stack.json(task.body().path("container_definitions"))) {
        for (JsonNode variable : container.path("environment")) {
          variable(task, variable.path("name").asText(), variable.path("value").asText(), report);
        }
      }
    }
  }

  private static void variables(Block block, JsonNode variables, BiConsumer<Block, String> report) {
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      variable(block, variable.getKey(), variable.getValue().asText(), report);
    }
  }

  private static void variable(
      Block block, String name, String value, BiConsumer<Block, String> report) {
    boolean named = SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    boolean pointsElsewhere =
        value.isEmpty()
            || value.startsWith("${")
            || value.startsWith("arn:")
            || value.startsWith("/")
            || value.startsWith("$${");
    if ((named && !pointsElsewhere) || SECRET_VALUE.matcher(value).find()) {
      // The value is a secret, so the message does not repeat it
      report.accept(block, "the environment variable `" + name + "` holds one");
    }
  }

  static void placeholders(Stack stack, BiConsumer<Block, String> report) {
    for (Block block : stack.blocks()) {
      String text =
          block.body().toString()
              + stack.document().path("locals").path(block.name() + "_input")
              + stack.json(block.body().path("policy"));
      Matcher found = PLACEHOLDER.matcher(text);
      if (found.find()) {
        report.accept(block, "names the account `" + found.group(2) + "`");
      }
    }
  }

  static void ownerless(Stack stack, BiConsumer<Block, String> report) {
    for (Block block : stack.blocks("null_resource", "terraform_data")) {
      boolean creates = false;
      boolean destroys = false;
      for (JsonNode provisioner : each(block.body().path("provisioner"))) {
        for (JsonNode call : each(provisioner.path("local-exec"))) {
          boolean destroy = call.path("when").asText().contains("destroy");
          String command = call.path("command").asText();
          destroys |= destroy;
          creates |=
              !destroy
                  && (command.contains("bridge.sh")
                      || Pattern.compile("\\baws\\b.*\\b(create|put|start|run|register)-")
                          .matcher(command)
                          .find());
        }
      }
      if (creates && !destroys && !hasOwner(stack, block)) {
        report.accept(block, "makes something by a command, and nothing deletes it again");
      }
    }
  }

  // A part of a bridged resource leads to its owner, which has the destroy-time provisioner.
  private static boolean hasOwner(Stack stack, Block part) {
    String text = part.body().toString();
    return stack.blocks("null_resource", "terraform_data").stream()
        .filter(owner -> !owner.name().equals(part.name()))
        .filter(owner -> text.contains("${" + owner.address() + "."))
        .anyMatch(owner -> owner.body().path("provisioner").toString().contains("destroy"));
  }

  private static Iterable<JsonNode> each(JsonNode node) {
    return node.isArray() ? node : node.isMissingNode() ? List.of() : List.of(node);
  }
}
