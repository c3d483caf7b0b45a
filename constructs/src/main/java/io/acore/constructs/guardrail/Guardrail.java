package io.acore.constructs.guardrail;

import io.acore.constructs.key.IKey;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A guardrail and a version of it, which is what a request names. */
public final class Guardrail extends PlacedConstruct {
  private final String address;

  public Guardrail(Construct scope, String id, GuardrailProps props) {
    super(scope, id);
    this.address = Address.of(this);
    AcoreStack stack = AcoreStack.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    props.provider().ifPresent(alias -> body.put("provider", alias));
    body.put("name", props.name());
    body.put("description", props.description());
    body.put("blocked_input_messaging", props.blockedInput());
    body.put("blocked_outputs_messaging", props.blockedOutput());
    body.put("kms_key_arn", props.key().map(IKey::arn));
    body.putAll(policies(props));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_bedrock_guardrail", address, body);
    emitVersion(stack, props);
  }

  public Expression id() {
    return Expression.reference("aws_bedrock_guardrail." + address + ".guardrail_id");
  }

  public Expression arn() {
    return Expression.reference("aws_bedrock_guardrail." + address + ".guardrail_arn");
  }

  public Expression version() {
    return Expression.reference("aws_bedrock_guardrail_version." + address + ".version");
  }

  /** Lets the role have questions and answers checked. */
  public void grantApply(IRole role) {
    role.grant(Statement.allow(List.of("bedrock:ApplyGuardrail"), arn()));
  }

  // A version cannot change: with the guardrail's content it is made again, the old one is kept
  // because sessions that are still running name it.
  private void emitVersion(AcoreStack stack, GuardrailProps props) {
    Map<String, Object> body = new LinkedHashMap<>();
    props.provider().ifPresent(alias -> body.put("provider", alias));
    body.put("guardrail_arn", arn());
    body.put("skip_destroy", true);
    body.put(
        "lifecycle", Map.of("replace_triggered_by", List.of("aws_bedrock_guardrail." + address)));
    stack.block(Block.RESOURCE, "aws_bedrock_guardrail_version", address, body);
  }

  private static Map<String, Object> policies(GuardrailProps props) {
    Map<String, Object> all = new LinkedHashMap<>();
    block(all, "content_policy_config", "filters_config", props.filters(), ContentFilter::block);
    block(all, "topic_policy_config", "topics_config", props.topics(), DeniedTopic::block);
    Map<String, Object> words = new LinkedHashMap<>();
    if (!props.words().isEmpty()) {
      words.put("words_config", props.words().stream().map(word -> Map.of("text", word)).toList());
    }
    if (props.profanity()) {
      words.put("managed_word_lists_config", List.of(Map.of("type", "PROFANITY")));
    }
    put(all, "word_policy_config", words);
    Map<String, Object> sensitive = new LinkedHashMap<>();
    inner(sensitive, "pii_entities_config", props.personal(), SensitiveText::block);
    inner(sensitive, "regexes_config", props.patterns(), SensitiveText::block);
    put(all, "sensitive_information_policy_config", sensitive);
    List<Map<String, ?>> thresholds = new ArrayList<>();
    threshold(thresholds, "GROUNDING", props.groundingThreshold());
    threshold(thresholds, "RELEVANCE", props.relevanceThreshold());
    Map<String, Object> grounding = new LinkedHashMap<>();
    inner(grounding, "filters_config", thresholds, it -> it);
    put(all, "contextual_grounding_policy_config", grounding);
    return all;
  }

  private static void threshold(List<Map<String, ?>> all, String type, Optional<Double> threshold) {
    threshold.ifPresent(value -> all.add(Map.of("type", type, "threshold", value)));
  }

  private static <T> void block(
      Map<String, Object> all,
      String outer,
      String name,
      List<T> values,
      java.util.function.Function<T, Map<String, ?>> render) {
    Map<String, Object> content = new LinkedHashMap<>();
    inner(content, name, values, render);
    put(all, outer, content);
  }

  private static <T> void inner(
      Map<String, Object> content,
      String name,
      List<T> values,
      java.util.function.Function<T, Map<String, ?>> render) {
    if (!values.isEmpty()) {
      content.put(name, values.stream().map(render).toList());
    }
  }

  private static void put(Map<String, Object> all, String name, Map<String, Object> content) {
    if (!content.isEmpty()) {
      all.put(name, List.of(content));
    }
  }
}
