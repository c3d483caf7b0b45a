package io.acore.constructs.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimitTest {
  @Test
  void saysWhichValueWhichRuleAndWhatToDo() {
    assertThatThrownBy(() -> AwsLimits.UNDERSCORE_NAME.check("my-agent"))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.render())
                    .isEqualTo(
                        """
                        error: Name `my-agent` is not valid
                        why: AWS takes letters, digits and `_`, a letter first, 1 to 48 characters (this has 8)
                        fix: write it like `my_agent`
                        """));
  }

  @Test
  void readsTheTextBehindAnEscapedLiteral() {
    assertThat(Expression.literal("a${b}%{c}").text()).contains("a${b}%{c}");
    assertThatThrownBy(() -> Limit.length("description", 1, 3).check(Expression.literal("${ab")))
        .hasMessage("Description `${ab` is not valid");
  }

  @Test
  void leavesAloneWhatTerraformComputes() {
    Expression later = Expression.reference("aws_iam_role.x.arn");
    assertThat(AwsLimits.ROLE_ARN.check(later)).isEqualTo(later);
  }

  @Test
  void countsLists() {
    assertThatThrownBy(() -> Limit.count("subnet ids", List.of(), 1, 16))
        .hasMessage("There are 0 values for: subnet ids");
  }

  @Test
  void holdsNumbersWithinTheirRange() {
    assertThat(Limit.range("priority", 5, 1, 10)).isEqualTo(5);
    assertThatThrownBy(() -> Limit.range("priority", 11, 1, 10))
        .hasMessage("Priority `11` is out of range");
  }

  @Test
  void countsCharactersAndNotUtf16Units() {
    assertThat(Limit.length("description", 1, 1).check("😀")).isEqualTo("😀");
  }
}
