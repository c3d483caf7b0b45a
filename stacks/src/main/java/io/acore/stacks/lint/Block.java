package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One resource of a stack.
 *
 * @param type such as {@code aws_s3_bucket}
 * @param name in Terraform
 * @param body its attributes
 */
record Block(String type, String name, JsonNode body) {
  String address() {
    return type + "." + name;
  }

  String text(String attribute) {
    return body.path(attribute).asText("");
  }

  /** A nested block; Terraform JSON has it as an object or as a list of one. */
  JsonNode block(String attribute) {
    JsonNode value = body.path(attribute);
    return value.isArray() ? (value.isEmpty() ? MissingNode.getInstance() : value.get(0)) : value;
  }
}
