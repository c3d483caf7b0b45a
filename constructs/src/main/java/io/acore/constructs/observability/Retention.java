package io.acore.constructs.observability;

import io.acore.base.UserError;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long CloudWatch keeps log events.
 *
 * @param days one of the numbers that CloudWatch knows; for ever is not among ours
 */
public record Retention(int days) {
  /** 30 days. */
  public static final Retention DEFAULT = new Retention(30);

  public Retention {
    if (!known().contains(days)) {
      throw new UserError(
          "Logs cannot be kept for `" + days + "` days",
          "CloudWatch knows " + new TreeSet<>(known()),
          "use the next larger one of these");
    }
  }

  private static Set<Integer> known() {
    return Set.of(
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653);
  }
}
