package io.acore.stacks.terraform;

import io.acore.base.ProcessResult;
import io.acore.base.ToolError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the user's words what Terraform, its provider, the bridge or AWS failed at. */
final class Failures {
  /** The bridge's own three lines, inside what Terraform says about its provisioner. */
  private static final Pattern BRIDGE =
      Pattern.compile("error: (.+?)\\s*\\nwhy: (.+?)\\s*\\nfix: ([^\\n]+)", Pattern.DOTALL);

  /** The end of what the provider says is the service's own message. */
  private static final Pattern SERVICE = Pattern.compile("api error (.+)", Pattern.DOTALL);

  private final Narrator narrator;
  private final StackHome home;
  private final RunLog log;

  Failures(Narrator narrator, StackHome home, RunLog log) {
    this.narrator = narrator;
    this.home = home;
    this.log = log;
  }

  ToolError of(String command, List<Event.Diagnosed> problems, ProcessResult result) {
    if (problems.isEmpty()) {
      String words = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
      return one(new Event.Diagnosed(true, "`terraform " + command + "` failed", words, ""), "");
    }
    return one(problems.get(0), others(problems));
  }

  ToolError stopped(String command, boolean killed) {
    return new ToolError(
        "`terraform " + command + "` was " + (killed ? "killed" : "stopped"),
        killed
            ? "you pressed Ctrl-C twice; what was being made at that moment may be there without "
                + "being in the state, and the state may still be locked"
            : "you pressed Ctrl-C; Terraform finished what it was at and wrote its state",
        killed
            ? "run the command again: what the bridge was making is found by its owner tag; "
                + Known.unlock(home)
                + seeLog()
            : "run the command again to go on from where it stopped" + seeLog());
  }

  private ToolError one(Event.Diagnosed problem, String others) {
    String text = problem.summary() + "\n" + problem.detail();
    String subject = problem.address().isEmpty() ? "" : narrator.nameOf(problem.address());
    Matcher bridge = BRIDGE.matcher(text);
    if (bridge.find()) {
      String why = oneLine(bridge.group(2));
      String fix = Known.cause(why, home).map(Known.Cause::fix).orElse(bridge.group(3));
      return new ToolError(bridge.group(1) + others, why, fix + seeLog());
    }
    String what =
        subject.isEmpty() ? oneLine(problem.summary()) : subject + ": " + heading(problem);
    return Known.cause(text, home)
        .map(cause -> new ToolError(cause.what(what) + others, cause.why(), cause.fix() + seeLog()))
        .orElseGet(
            () ->
                new ToolError(
                    what + others,
                    service(problem),
                    "correct what it names and run the command again; nothing that was made is lost"
                        + seeLog()));
  }

  // `creating IAM Role (x): operation error ...`: the first words say what was tried.
  private static String heading(Event.Diagnosed problem) {
    String summary = oneLine(problem.summary());
    int colon = summary.indexOf(": operation error");
    return colon < 0 ? summary : summary.substring(0, colon);
  }

  private static String service(Event.Diagnosed problem) {
    Matcher matcher = SERVICE.matcher(problem.summary() + "\n" + problem.detail());
    if (matcher.find()) {
      return oneLine(matcher.group(1));
    }
    String detail = problem.detail().isBlank() ? problem.summary() : problem.detail();
    return oneLine(detail);
  }

  private String others(List<Event.Diagnosed> problems) {
    Set<String> names = new LinkedHashSet<>();
    for (Event.Diagnosed problem : problems.subList(1, problems.size())) {
      names.add(
          problem.address().isEmpty()
              ? oneLine(problem.summary())
              : narrator.nameOf(problem.address()));
    }
    if (!problems.get(0).address().isEmpty()) {
      names.remove(narrator.nameOf(problems.get(0).address()));
    }
    return names.isEmpty() ? "" : " (also failed: " + String.join(", ", names) + ")";
  }

  private String seeLog() {
    return "; everything that was said is in `" + log.file() + "`";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\n[\\s│╷╵]*", " ");
  }
}
