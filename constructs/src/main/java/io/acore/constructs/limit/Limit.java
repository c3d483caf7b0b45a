package io.acore.constructs.limit;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What AWS accepts as the text of one member.
 *
 * @param noun what the text is, as a user would call it: {@code gateway name}
 * @param pattern the whole text matches it
 * @param least the fewest characters
 * @param most the most characters
 * @param rule the same for people: {@code letters, digits and single hyphens}
 * @param fix what to do about a text that is refused
 */
public record Limit(String noun, Pattern pattern, int least, int most, String rule, String fix) {
  private static final int SHOWN = 60;

  /** A text of a certain form, such as a name or an ARN. */
  public static Limit form(
      String noun, String pattern, int least, int most, String rule, String example) {
    return new Limit(
        noun,
        Pattern.compile(pattern, Pattern.DOTALL),
        least,
        most,
        rule,
        "write it like `" + example + "`");
  }

  /** Free text with a length. */
  public static Limit length(String noun, int least, int most) {
    return new Limit(
        noun,
        Pattern.compile(".*", Pattern.DOTALL),
        least,
        most,
        "any text",
        "write between " + least + " and " + most + " characters");
  }

  /** Whether AWS takes the text; for callers with a better error than {@link #check}. */
  public boolean accepts(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= least && length <= most && pattern.matcher(text).matches();
  }

  /** Returns the text, or refuses it. */
  public String check(String text) {
    if (!accepts(text)) {
      int length = text.codePointCount(0, text.length());
      throw new UserError(
          sentence(noun) + " `" + shown(text) + "` is not valid",
          "AWS takes "
              + rule
              + ", "
              + least
              + " to "
              + most
              + " characters (this has "
              + length
              + ")",
          fix);
    }
    return text;
  }

  /** Returns the expression; what Terraform computes later is not checked. */
  public Expression check(Expression value) {
    value.text().ifPresent(this::check);
    return value;
  }

  /** Checks each of the texts, and how many there are. */
  public List<String> check(List<String> texts, int fewest, int count) {
    texts.forEach(this::check);
    return count(noun, texts, fewest, count);
  }

  /** Returns the list when it is neither too short nor too long. */
  public static <T> List<T> count(String noun, List<T> values, int fewest, int most) {
    if (values.size() < fewest || values.size() > most) {
      throw new UserError(
          "There are " + values.size() + " values for: " + noun,
          "AWS takes " + fewest + " to " + most,
          values.size() < fewest ? "add some" : "leave some out");
    }
    return List.copyOf(values);
  }

  /** Returns the number when it is within both ends. */
  public static long range(String noun, long value, long least, long most) {
    if (value < least || value > most) {
      throw new UserError(
          sentence(noun) + " `" + value + "` is out of range",
          "AWS takes " + least + " to " + most,
          "choose a number from " + least + " to " + most);
    }
    return value;
  }

  private static String sentence(String noun) {
    return noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
  }

  private static String shown(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
