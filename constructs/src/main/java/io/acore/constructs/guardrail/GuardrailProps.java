package io.acore.constructs.guardrail;

import io.acore.base.UserError;
import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Optional;

/**
 * What a guardrail is. Every part may be left out, but not all of them.
 *
 * @param name letters, digits, `-` and `_`, 50 at most
 * @param description shown by the console; without it none
 * @param blockedInput what is answered to a refused question
 * @param blockedOutput what is said instead of a refused answer
 * @param filters harmful content that is kept out
 * @param topics what is not talked about
 * @param words single words and phrases that are blocked
 * @param profanity whether AWS's own list of swear words is blocked too
 * @param personal kinds of personal data that are blocked or masked
 * @param patterns text that is blocked or masked by a pattern
 * @param groundingThreshold answers below it are not grounded in their source enough; without it
 *     not checked
 * @param relevanceThreshold answers below it do not answer the question enough; without it not
 *     checked
 * @param key encrypts the guardrail; without it a key of AWS does
 * @param provider the Terraform provider of the models' region; without it the default one
 */
public record GuardrailProps(
    String name,
    Optional<String> description,
    String blockedInput,
    String blockedOutput,
    List<ContentFilter> filters,
    List<DeniedTopic> topics,
    List<String> words,
    boolean profanity,
    List<SensitiveText.Pii> personal,
    List<SensitiveText.Regex> patterns,
    Optional<Double> groundingThreshold,
    Optional<Double> relevanceThreshold,
    Optional<IKey> key,
    Optional<String> provider) {
  private static final Limit NAME =
      Limit.form(
          "guardrail name",
          "[0-9a-zA-Z-_]+",
          1,
          50,
          "letters, digits, `-` and `_`",
          "my-guardrail");
  private static final Limit DESCRIPTION = Limit.length("guardrail description", 1, 200);
  private static final Limit MESSAGE = Limit.length("message of a guardrail", 1, 500);
  private static final Limit WORD = Limit.length("blocked word", 1, 100);

  public GuardrailProps {
    NAME.check(name);
    description.ifPresent(DESCRIPTION::check);
    MESSAGE.check(blockedInput);
    MESSAGE.check(blockedOutput);
    filters = List.copyOf(filters);
    topics = Limit.count("denied topics of a guardrail", topics, 0, 30);
    words = WORD.check(words, 0, 10_000);
    personal = List.copyOf(personal);
    patterns = Limit.count("patterns of a guardrail", patterns, 0, 10);
    boolean grounding = groundingThreshold.isPresent() || relevanceThreshold.isPresent();
    if (filters.isEmpty()
        && topics.isEmpty()
        && words.isEmpty()
        && !profanity
        && personal.isEmpty()
        && patterns.isEmpty()
        && !grounding) {
      throw new UserError(
          "Guardrail `" + name + "` guards nothing",
          "Bedrock wants at least one filter, topic, word, kind of data or threshold",
          "add one, for example a content filter for PROMPT_ATTACK");
    }
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private static final String BLOCKED = "Sorry, I cannot answer that.";

    private final String name;
    private Optional<String> description = Optional.empty();
    private String blockedInput = BLOCKED;
    private String blockedOutput = BLOCKED;
    private List<ContentFilter> filters = List.of();
    private List<DeniedTopic> topics = List.of();
    private List<String> words = List.of();
    private boolean profanity;
    private List<SensitiveText.Pii> personal = List.of();
    private List<SensitiveText.Regex> patterns = List.of();
    private Optional<Double> groundingThreshold = Optional.empty();
    private Optional<Double> relevanceThreshold = Optional.empty();
    private Optional<IKey> key = Optional.empty();
    private Optional<String> provider = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    public Builder description(Optional<String> description) {
      this.description = description;
      return this;
    }

    public Builder messages(String blockedInput, String blockedOutput) {
      this.blockedInput = blockedInput;
      this.blockedOutput = blockedOutput;
      return this;
    }

    public Builder filters(List<ContentFilter> filters) {
      this.filters = filters;
      return this;
    }

    public Builder topics(List<DeniedTopic> topics) {
      this.topics = topics;
      return this;
    }

    public Builder words(List<String> words, boolean profanity) {
      this.words = words;
      this.profanity = profanity;
      return this;
    }

    public Builder sensitive(List<SensitiveText.Pii> personal, List<SensitiveText.Regex> patterns) {
      this.personal = personal;
      this.patterns = patterns;
      return this;
    }

    public Builder thresholds(Optional<Double> grounding, Optional<Double> relevance) {
      this.groundingThreshold = grounding;
      this.relevanceThreshold = relevance;
      return this;
    }

    public Builder key(Optional<IKey> key) {
      this.key = key;
      return this;
    }

    public Builder provider(Optional<String> provider) {
      this.provider = provider;
      return this;
    }

    public GuardrailProps build() {
      return new GuardrailProps(
          name,
          description,
          blockedInput,
          blockedOutput,
          filters,
          topics,
          words,
          profanity,
          personal,
          patterns,
          groundingThreshold,
          relevanceThreshold,
          key,
          provider);
    }
  }
}
