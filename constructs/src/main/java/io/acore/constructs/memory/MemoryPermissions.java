package io.acore.constructs.memory;

import java.util.List;

/** The data actions of a memory, by what they touch. */
public final class MemoryPermissions {
  public static final List<String> READ_SHORT_TERM =
      List.of(
          "bedrock-agentcore:GetEvent",
          "bedrock-agentcore:ListActors",
          "bedrock-agentcore:ListEvents",
          "bedrock-agentcore:ListSessions");
  public static final List<String> WRITE_SHORT_TERM =
      List.of("bedrock-agentcore:CreateEvent", "bedrock-agentcore:DeleteEvent");
  public static final List<String> READ_LONG_TERM =
      List.of(
          "bedrock-agentcore:GetMemoryRecord",
          "bedrock-agentcore:ListMemoryRecords",
          "bedrock-agentcore:RetrieveMemoryRecords");
  public static final List<String> WRITE_LONG_TERM =
      List.of(
          "bedrock-agentcore:BatchCreateMemoryRecords",
          "bedrock-agentcore:BatchDeleteMemoryRecords",
          "bedrock-agentcore:BatchUpdateMemoryRecords",
          "bedrock-agentcore:DeleteMemoryRecord");

  private MemoryPermissions() {}
}
