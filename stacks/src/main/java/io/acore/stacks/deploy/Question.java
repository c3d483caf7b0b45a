package io.acore.stacks.deploy;

import io.acore.stacks.plan.Change;
import io.acore.stacks.plan.PlanSummary;
import java.util.ArrayList;
import java.util.List;

/** What a confirmation names: where it goes, and what will be gone. */
final class Question {
  private static final int MOST_NAMES = 12;

  private Question() {}

  static String of(
      String command, Target target, PlanSummary plan, Caller caller, List<String> also) {
    StringBuilder text = new StringBuilder();
    text.append("account ")
        .append(caller.account())
        .append(", region ")
        .append(target.region())
        .append(", environment ")
        .append(target.environment())
        .append('\n');
    List<String> gone = new ArrayList<>();
    for (Change change : plan.destroyed()) {
      gone.add(
          change.item().words()
              + (change.action() == Change.Action.REPLACE ? " (made again)" : ""));
    }
    if (gone.isEmpty()) {
      text.append("nothing is destroyed\n");
    } else {
      text.append("destroyed: ").append(names(gone)).append('\n');
    }
    also.forEach(line -> text.append(line).append('\n'));
    return text.append(command).append(' ').append(plan.stack()).append("?").toString();
  }

  private static String names(List<String> all) {
    return all.size() <= MOST_NAMES
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MOST_NAMES))
            + " and "
            + (all.size() - MOST_NAMES)
            + " more";
  }
}
