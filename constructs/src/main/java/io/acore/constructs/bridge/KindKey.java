package io.acore.constructs.bridge;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys of a section of {@code kinds.conf}, which are those of a user's {@code bridge:} kind.
 */
public enum KindKey {
  /** The AWS CLI's command: {@code bedrock-agentcore-control}. */
  SERVICE(Form.COMMAND),
  CREATE(Form.COMMAND),
  GET(Form.COMMAND),
  /** Without it, a changed input replaces the resource. The same as create: a put. */
  UPDATE(Form.COMMAND),
  DELETE(Form.COMMAND),
  /** Without it, a resource that was made but never recorded cannot be found by its name. */
  LIST(Form.COMMAND),
  /** JMESPath into the list's output that gives rows of id and name. */
  ROW(Form.PATH),
  /**
   * {@code prefix}: the list gives no names, but ids of the form {@code <name>-<10 characters>}.
   */
  ROW_NAME("prefix"),
  /** Member of the create call that carries the name. */
  NAME(Form.MEMBER),
  NAME_PATTERN(Form.TEXT),
  /** {@code yes}: the name is sent as a number. */
  NAME_NUMBER("yes"),
  /** Member of the get, update and delete calls that carries the id. */
  ID_MEMBER(Form.MEMBER),
  /**
   * JMESPath into the outputs of create and get; {@code arn-tail}: the last part of the ARN.
   * Without it the name is the id.
   */
  ID(Form.PATH),
  ARN(Form.PATH),
  /** Members that carry the ids of the resources it lives in, sent with every call. */
  PARENTS(Form.MEMBERS),
  /** JMESPath into the outputs of create, get and update; without it, every call is synchronous. */
  STATUS(Form.PATH),
  REASON(Form.PATH),
  OK(Form.WORDS),
  BAD(Form.WORDS),
  BUSY(Form.WORDS),
  /** A status that means deleted, for services that keep answering for a while. */
  GONE(Form.WORDS),
  /** JMESPath into the get output that must not be false before a good status counts. */
  SETTLED(Form.PATH),
  /** JMESPath into the get output: what {@code state("version")} gives. */
  VERSION(Form.PATH),
  /** List member of the update call that takes the version that the update builds on. */
  VERSION_MEMBER(Form.MEMBER),
  /** {@code name=JMESPath} words: what else of the create and get output {@code output()} gives. */
  OUTPUTS(Form.TEXT),
  /** Member of the create call that takes a token for repeated calls. */
  TOKEN(Form.MEMBER),
  /** How tags are sent at create: a map, a list of key and value members, or not at all. */
  TAGS("map", "list", "none"),
  /** Member of the create call that carries the tags. */
  TAGS_MEMBER(Form.MEMBER, "tags"),
  /** For {@code tags=list}: the names of the two members, {@code Key Value}. */
  TAGS_PAIR(Form.MEMBERS, "key value"),
  TAGS_LIST(Form.COMMAND, "list-tags-for-resource"),
  TAGS_SET(Form.COMMAND, "tag-resource"),
  TAGS_UNSET(Form.COMMAND, "untag-resource"),
  /** Member of the tagging calls that carries the ARN. */
  TAGS_ARN(Form.MEMBER, "resourceArn"),
  TAGS_KEYS(Form.MEMBER, "tagKeys"),
  /** Members that only a new resource can have otherwise. */
  IMMUTABLE(Form.MEMBERS),
  /** Members of the create call that are not sent in an update, and whose change does nothing. */
  CREATE_ONLY(Form.MEMBERS),
  /** Members that only the update call knows; one follows the create call to set them. */
  UPDATE_ONLY(Form.MEMBERS),
  /** Members that the update call takes as {@code {"optionalValue": ..}}. */
  WRAP(Form.TEXT),
  /** Wrapped members that are sent empty, which clears them, when the input has them no more. */
  CLEAR(Form.MEMBERS),
  /** {@code member=other:ON:OFF}: a switch of the create call that is a word in the update. */
  SWITCH(Form.TEXT),
  /** {@code yes}: the update call wants the name too. */
  UPDATE_NAME("yes"),
  /** A list member that the update call takes as what to add, modify and delete. */
  DELTA(Form.MEMBER),
  /** JMESPath into the get output: rows of name, type and id of the list member's elements. */
  DELTA_ROWS(Form.PATH),
  /** A JSON object that the delete call takes besides the ids. */
  DELETE_INPUT(Form.TEXT),
  /** {@code member:path} words: where the get output has a member under another name. */
  READS(Form.TEXT),
  /** For puts: JMESPath into the get output, not null when somebody has put something. */
  EXISTS(Form.PATH),
  /** The CLI's waiter for a new one; the bridge polls, tests read it. */
  WAITER(Form.COMMAND),
  /** Lower is deleted first. */
  ORDER(Form.NUMBER);

  private static final List<KindKey> REQUIRED =
      List.of(SERVICE, CREATE, GET, DELETE, NAME, ID_MEMBER);
  private static final Map<String, KindKey> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(KindKey::word, Function.identity()));

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final Form form;
  private final List<String> choices;
  private final Optional<String> fallback;

  KindKey(Form form) {
    this.form = form;
    this.choices = List.of();
    this.fallback = Optional.empty();
  }

  KindKey(Form form, String fallback) {
    this.form = form;
    this.choices = List.of();
    this.fallback = Optional.of(fallback);
  }

  KindKey(String... choices) {
    this.form = Form.WORDS;
    this.choices = List.of(choices);
    this.fallback = choices.length == 3 ? Optional.of("none") : Optional.empty();
  }

  /** The key as it is written: {@code id-member}. */
  public String word() {
    return word;
  }

  Optional<String> fallback() {
    return fallback;
  }

  /** Refuses what the script could not use; the user's own kinds come through here too. */
  static void check(String kind, Map<String, String> settings) {
    settings.forEach((word, value) -> of(kind, word).check(kind, value));
    for (KindKey key : REQUIRED) {
      if (!settings.containsKey(key.word())) {
        throw new UserError(
            "Bridge kind `" + kind + "` has no `" + key.word() + "`",
            "the bridge cannot create, find or delete one without it",
            "add the key; the kinds in `kinds.conf` are examples");
      }
    }
  }

  private static KindKey of(String kind, String word) {
    KindKey key = BY_WORD.get(word);
    if (key == null) {
      List<String> words = Arrays.stream(values()).map(KindKey::word).toList();
      throw new UserError(
          "Bridge kind `" + kind + "` has an unknown key `" + word + "`",
          "the keys are " + String.join(", ", words),
          Suggestions.didYouMean(word, words).orElse("remove it"));
    }
    return key;
  }

  private void check(String kind, String value) {
    boolean fits = form.pattern.matcher(value).matches();
    if (!fits || !(choices.isEmpty() || choices.contains(value))) {
      throw new UserError(
          "Bridge kind `" + kind + "` has a bad `" + word() + "`: `" + value + "`",
          "it takes " + (choices.isEmpty() ? form.says : String.join(" or ", choices)),
          "correct the value");
    }
  }

  /** What a value may look like; one line always, because the table is read line by line. */
  private enum Form {
    COMMAND("[a-z][a-z0-9-]*", "an AWS CLI command such as `create-guardrail`"),
    MEMBER("[A-Za-z][A-Za-z0-9]*", "the name of an input member such as `guardrailIdentifier`"),
    MEMBERS("[A-Za-z][A-Za-z0-9]*( +[A-Za-z][A-Za-z0-9]*)*", "names of input members"),
    WORDS("[A-Za-z_]+( +[A-Za-z_]+)*", "words with spaces between"),
    NUMBER("[0-9]{1,4}", "a number"),
    PATH("[^\\p{Cntrl}-][^\\p{Cntrl}]*", "a JMESPath expression"),
    TEXT("[^\\p{Cntrl}]+", "one line of text");

    private final Pattern pattern;
    private final String says;

    Form(String pattern, String says) {
      this.pattern = Pattern.compile(pattern);
      this.says = says;
    }
  }
}
