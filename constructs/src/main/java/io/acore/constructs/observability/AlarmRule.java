package io.acore.constructs.observability;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import java.time.Duration;

/**
 * When a metric raises an alarm.
 *
 * @param threshold reached or passed
 * @param period over which values become one; a minute or a multiple of it
 * @param periods in a row; together at most three hours, which is how far the query looks back
 */
public record AlarmRule(double threshold, Duration period, int periods) {
  private static final long MOST_SECONDS = 3 * 60 * 60;

  public AlarmRule {
    Limit.range("alarm periods", periods, 1, 180);
    if (period.toSeconds() < 60 || period.toSeconds() % 60 != 0) {
      throw new UserError(
          "Alarm period `" + period.toSeconds() + "` is not valid",
          "CloudWatch counts in whole minutes",
          "use 60 seconds or a multiple of it");
    }
    if (period.toSeconds() * periods > MOST_SECONDS) {
      throw new UserError(
          "The alarm looks back " + period.multipliedBy(periods).toMinutes() + " minutes",
          "a query of metrics looks back three hours at most",
          "use fewer or shorter periods");
    }
  }
}
