package io.acore.constructs.registry;

import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a record says about the thing it stands for. */
public sealed interface Descriptor {
  /** The API's {@code descriptorType}. */
  String type();

  /** The API's {@code descriptors}. */
  Map<String, Object> input();

  /**
   * An MCP server.
   *
   * @param server its {@code server.json}
   * @param tools the answer of its {@code tools/list}; without it none
   */
  record Mcp(String server, Optional<String> tools) implements Descriptor {
    public Mcp {
      Content.LIMIT.check(server);
      tools.ifPresent(Content.LIMIT::check);
    }

    @Override
    public String type() {
      return "MCP";
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("server", Content.of(server));
      members.put("tools", tools.map(Content::of));
      return Map.of("mcp", members);
    }
  }

  /** An agent, by its agent card. */
  record A2a(String agentCard) implements Descriptor {
    public A2a {
      Content.LIMIT.check(agentCard);
    }

    @Override
    public String type() {
      return "A2A";
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("a2a", Map.of("agentCard", Content.of(agentCard)));
    }
  }

  /** A skill, by its {@code SKILL.md}. */
  record AgentSkill(String markdown) implements Descriptor {
    public AgentSkill {
      Content.LIMIT.check(markdown);
    }

    @Override
    public String type() {
      return "AGENT_SKILLS";
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("agentSkills", Map.of("skillMd", Content.of(markdown)));
    }
  }

  /** Anything else, in JSON. */
  record Custom(String json) implements Descriptor {
    public Custom {
      Content.LIMIT.check(json);
    }

    @Override
    public String type() {
      return "CUSTOM";
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("custom", Content.of(json));
    }
  }

  /** Text that stands in the record itself. */
  final class Content {
    private static final Limit LIMIT = Limit.length("content of a registry record", 1, 102_400);

    private Content() {}

    private static Map<String, Object> of(String text) {
      return Map.of("inlineContent", text);
    }
  }
}
