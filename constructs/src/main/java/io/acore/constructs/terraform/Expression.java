package io.acore.constructs.terraform;

import java.util.Objects;
import java.util.Optional;

/**
 * A Terraform string template: literal text, references, or both joined.
 *
 * <p>{@link #toString} is what may stand in Terraform JSON (and be handed to an L1 builder);
 * literal text in it is escaped, so that `${` in a user's prompt stays `${`.
 */
public final class Expression {
  private final String template;
  private final boolean literal;

  private Expression(String template, boolean literal) {
    this.template = template;
    this.literal = literal;
  }

  /** Text that means only itself. */
  public static Expression literal(String text) {
    return new Expression(text.replace("${", "$${").replace("%{", "%%{"), true);
  }

  /** A Terraform expression, written without `${}`: {@code aws_iam_role.execution.arn}. */
  public static Expression reference(String expression) {
    return new Expression("${" + expression + "}", false);
  }

  /** A token that a CDKTF L1 class returned, such as {@code role.getArn()}. */
  public static Expression token(String token) {
    return new Expression(token, false);
  }

  public Expression plus(Expression next) {
    return new Expression(template + next.template, literal && next.literal);
  }

  public Expression plus(String text) {
    return plus(literal(text));
  }

  /** The text itself, when Terraform has nothing to evaluate here; checks at synth read it. */
  public Optional<String> text() {
    return literal
        ? Optional.of(template.replace("$${", "${").replace("%%{", "%{"))
        : Optional.empty();
  }

  /** Whether Terraform has nothing to evaluate here, so that the text can be checked at synth. */
  public boolean isLiteral() {
    return literal;
  }

  /**
   * The expression as it stands inside another expression: quoted, or bare when it is one
   * reference.
   */
  public String inner() {
    boolean bare =
        template.startsWith("${")
            && template.endsWith("}")
            && template.indexOf("${", 2) < 0
            && template.indexOf('}') == template.length() - 1;
    if (bare) {
      return template.substring(2, template.length() - 1);
    }
    return '"' + template.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return Objects.hash(template);
  }

  @Override
  public String toString() {
    return template;
  }
}
