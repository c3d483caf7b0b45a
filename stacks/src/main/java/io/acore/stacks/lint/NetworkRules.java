package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Who can reach what. */
final class NetworkRules {
  private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");

  private NetworkRules() {}

  static void openGroup(Stack stack, BiConsumer<Block, String> report) {
    for (Block group : stack.blocks("aws_security_group")) {
      JsonNode ingress = group.body().path("ingress");
      for (JsonNode rule :
          ingress.isArray()
              ? ingress
              : ingress.isObject() ? List.of(ingress) : List.<JsonNode>of()) {
        if (everywhere(rule)) {
          report.accept(group, "an ingress rule takes everybody");
        }
      }
    }
    for (Block rule :
        stack.blocks("aws_security_group_rule", "aws_vpc_security_group_ingress_rule")) {
      if (!rule.text("type").equals("egress") && everywhere(rule.body())) {
        report.accept(rule, "takes everybody");
      }
    }
  }

  private static boolean everywhere(JsonNode rule) {
    for (String attribute : List.of("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6")) {
      String written = rule.path(attribute).toString();
      if (EVERYWHERE.stream().anyMatch(range -> written.contains("\"" + range + "\""))) {
        return true;
      }
    }
    return false;
  }

  static void publicInterpreter(Stack stack, BiConsumer<Block, String> report) {
    for (Block owner : stack.blocks("null_resource", "terraform_data")) {
      boolean interpreter =
          List.of("triggers", "triggers_replace", "input").stream()
              .anyMatch(
                  it -> owner.body().path(it).path("kind").asText().equals("code-interpreter"));
      JsonNode input = stack.document().path("locals").path(owner.name() + "_input");
      if (interpreter
          && input.path("networkConfiguration").path("networkMode").asText().equals("PUBLIC")) {
        report.accept(owner, "the code interpreter's network mode is PUBLIC");
      }
    }
    for (Block interpreter : stack.blocks("aws_bedrockagentcore_code_interpreter")) {
      if (interpreter
          .block("network_configuration")
          .path("network_mode")
          .asText()
          .equals("PUBLIC")) {
        report.accept(interpreter, "the code interpreter's network mode is PUBLIC");
      }
    }
  }

  static void publicAddress(Stack stack, BiConsumer<Block, String> report) {
    for (Block block : stack.blocks("aws_ecs_service", "aws_cloudwatch_event_target")) {
      if (block.block("network_configuration").path("assign_public_ip").asBoolean(false)
          || block.block("ecs_target").toString().contains("\"assign_public_ip\":true")) {
        report.accept(block, "assign_public_ip is on");
      }
    }
    for (Block subnet : stack.blocks("aws_subnet", "aws_instance")) {
      if (subnet.body().path("map_public_ip_on_launch").asBoolean(false)
          || subnet.body().path("associate_public_ip_address").asBoolean(false)) {
        report.accept(subnet, "what starts in it has an address on the internet");
      }
    }
  }

  static void functionUrl(Stack stack, BiConsumer<Block, String> report) {
    for (Block url : stack.blocks("aws_lambda_function_url")) {
      if (url.text("authorization_type").equals("NONE")) {
        report.accept(url, "authorization_type is NONE");
      }
    }
    for (Block permission : stack.blocks("aws_lambda_permission")) {
      if (permission.text("principal").equals("*")) {
        report.accept(permission, "its principal is everybody");
      }
    }
  }

  static void plainHttp(Stack stack, BiConsumer<Block, String> report) {
    for (Block listener : stack.blocks("aws_lb_listener", "aws_alb_listener")) {
      if (listener.text("protocol").equals("HTTP")
          && !listener.block("default_action").path("type").asText().equals("redirect")) {
        report.accept(listener, "its protocol is HTTP");
      }
    }
    for (Block distribution : stack.blocks("aws_cloudfront_distribution")) {
      if (distribution.body().toString().contains("\"viewer_protocol_policy\":\"allow-all\"")) {
        report.accept(distribution, "viewer_protocol_policy is allow-all");
      }
    }
  }
}
