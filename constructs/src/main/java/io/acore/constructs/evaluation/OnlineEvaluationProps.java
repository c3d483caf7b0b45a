package io.acore.constructs.evaluation;

import io.acore.base.UserError;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What an online evaluation is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another evaluation
 * @param evaluators 1 to 10 judges
 * @param logGroups 1 to 5 log groups with the traces
 * @param service the service whose traces they are: {@code my_agent.DEFAULT}
 * @param samplingPercentage the share of sessions that is evaluated, 0.01 to 100
 * @param sessionTimeoutMinutes a session without a trace for so long is over, 1 to 1440
 * @param filters at most 5; without any every trace counts
 * @param enabled whether it runs
 * @param role what it may do; without it one is made that can read these log groups
 * @param description shown by the console; without it none
 */
public record OnlineEvaluationProps(
    String name,
    List<IEvaluator> evaluators,
    List<Expression> logGroups,
    String service,
    double samplingPercentage,
    int sessionTimeoutMinutes,
    List<TraceFilter> filters,
    boolean enabled,
    Optional<IRole> role,
    Optional<String> description) {
  private static final Limit DESCRIPTION = Limit.length("evaluation description", 1, 200);
  private static final Limit LOG_GROUP =
      Limit.form(
          "log group", "[.\\-_/#A-Za-z0-9]+", 1, 512, "letters, digits and `.-_/#`", "/my/logs");
  private static final Limit SERVICE =
      Limit.form(
          "service name", "[a-zA-Z0-9._-]+", 1, 256, "letters, digits and `._-`", "agent.DEFAULT");

  public OnlineEvaluationProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    evaluators = Limit.count("evaluators of an online evaluation", evaluators, 1, 10);
    logGroups = Limit.count("log groups of an online evaluation", logGroups, 1, 5);
    logGroups.forEach(LOG_GROUP::check);
    SERVICE.check(service);
    filters = Limit.count("filters of an online evaluation", filters, 0, 5);
    Limit.range("session timeout in minutes", sessionTimeoutMinutes, 1, 1440);
    description.ifPresent(DESCRIPTION::check);
    if (samplingPercentage < 0.01 || samplingPercentage > 100) {
      throw new UserError(
          "Sampling percentage `" + samplingPercentage + "` is out of range",
          "AWS takes 0.01 to 100",
          "choose a number from 0.01 to 100");
    }
  }
}
