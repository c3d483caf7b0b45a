package io.acore.stacks.agent;

import io.acore.constructs.guardrail.ContentFilter;
import io.acore.constructs.guardrail.DeniedTopic;
import io.acore.constructs.guardrail.Guardrail;
import io.acore.constructs.guardrail.GuardrailProps;
import io.acore.constructs.guardrail.SensitiveText;
import io.acore.stacks.config.Section;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The `guardrails:` block. */
final class GuardrailBuild {
  private static final int MOST_NAME = 50;

  private GuardrailBuild() {}

  /** By the names that the file gives them. */
  static Map<String, Guardrail> build(AgentContext context) {
    Map<String, Guardrail> guardrails = new TreeMap<>();
    context
        .config()
        .root()
        .entries("guardrails")
        .forEach(
            (name, block) ->
                guardrails.put(
                    name,
                    new Guardrail(
                        context.stack(),
                        "guardrail_" + name,
                        Blocks.placed(block, () -> props(context, name, block)))));
    return guardrails;
  }

  private static GuardrailProps props(AgentContext context, String name, Section block) {
    return GuardrailProps.named(context.naming().hyphenated(name, MOST_NAME))
        .description(block.optionalText("description"))
        .messages(block.text("blocked_input_message"), block.text("blocked_output_message"))
        .filters(block.sections("content_filters").stream().map(GuardrailBuild::filter).toList())
        .topics(
            block.sections("denied_topics").stream()
                .map(
                    topic ->
                        new DeniedTopic(
                            topic.text("name"), topic.text("definition"), topic.texts("examples")))
                .toList())
        .words(block.texts("words"), block.flag("block_profanity"))
        .sensitive(
            block.sections("pii_entities").stream()
                .map(pii -> new SensitiveText.Pii(pii.text("type"), action(pii)))
                .toList(),
            block.sections("regexes").stream()
                .map(
                    regex ->
                        new SensitiveText.Regex(
                            regex.text("name"),
                            regex.text("pattern"),
                            regex.optionalText("description"),
                            action(regex)))
                .toList())
        .thresholds(
            block.optionalDecimal("grounding_threshold"),
            block.optionalDecimal("relevance_threshold"))
        // A key of another region cannot be used; guardrails are where the models are.
        .key(
            context.config().bedrockRegion().equals(context.config().agentcoreRegion())
                ? Encryption.of(context)
                : Optional.empty())
        .provider(Optional.of(context.bedrockProvider()))
        .build();
  }

  // Answers cannot attack a prompt: unless somebody wrote a strength, there is none.
  private static ContentFilter filter(Section filter) {
    ContentFilter.Kind kind = ContentFilter.Kind.valueOf(filter.text("type"));
    boolean inputOnly =
        kind == ContentFilter.Kind.PROMPT_ATTACK && !filter.isWritten("output_strength");
    return new ContentFilter(
        kind,
        ContentFilter.Strength.valueOf(filter.text("input_strength")),
        inputOnly
            ? ContentFilter.Strength.NONE
            : ContentFilter.Strength.valueOf(filter.text("output_strength")));
  }

  private static SensitiveText.Action action(Section section) {
    return SensitiveText.Action.valueOf(section.text("action"));
  }
}
