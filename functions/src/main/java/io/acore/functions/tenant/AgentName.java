package io.acore.functions.tenant;

import java.util.regex.Pattern;

/** The agent; last part of every tenancy key. The form is that of {@code agent_name}. */
public record AgentName(String value) {
  private static final Pattern FORM =
      Pattern.compile("(?=.{1,32}$)[a-zA-Z][a-zA-Z0-9]*(?:[_-][a-zA-Z0-9]+)*");

  public AgentName {
    Names.check(value, FORM, "agent name");
  }
}
