package io.acore.stacks.agent;

/** Builds every module of one agent, in the order in which they need each other. */
public final class AgentModules {
  private AgentModules() {}

  public static void build(AgentContext context) {
    context.stack().output("agent_name", context.config().root().text("agent_name"));
  }
}
