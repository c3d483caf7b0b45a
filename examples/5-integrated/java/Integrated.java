import io.acore.stacks.program.AgentProgram;
import java.util.List;
import java.util.Map;

/** The integrated example in Java; the output is that of ../acore.yaml, to the byte. */
final class Integrated {
  private static final String MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  public static void main(String[] arguments) {
    AgentProgram program = AgentProgram.start();
    // On a laptop the local cloud's test users sign in.
    if (!program.environment().equals("local")) {
      program.set("bff.issuers", List.of(company()));
    }
    program
        .set("enable_policy_engine", true)
        .set("enable_evaluations", true)
        .set("enable_code_interpreter", false)
        .set("enable_bff", true)
        .set("runtime.description", "Answers questions about data")
        .set("runtime.models", List.of(MODEL))
        .set("runtime.environment_variables", Map.of("AGENT_MODEL", MODEL, "HOST", "0.0.0.0"))
        .set("mcp_targets", List.of(s3Tools(), titanic()))
        .set("gateway.description", "Tools behind policies")
        .set("policy.description", "Who may use which tool")
        .set("policy.policies", policies("ask_questions", "write_reports_only"))
        .set("memory.description", "What users said and what follows from it")
        .set("memory.event_expiry_days", 30)
        .set("memory.strategies", strategies())
        .set("evaluations", evaluations())
        .set("observability.alarms.error_threshold", 5)
        .set("tags", Map.of("Project", "examples"))
        .synth();
  }

  // Who may open the web front end.
  private static Map<String, Object> company() {
    return Map.of(
        "id", "company",
        "name", "Company account",
        "issuer", "https://login.example.com",
        "client_id", "integrated",
        "client_secret", "${secret:integrated/web-client}",
        "tenant_claim", "org",
        "tenants", Map.of("acme", "acme", "globex", "globex"),
        "roles_claim", "groups",
        "roles", Map.of("agent-users", "user", "agent-admins", "admin"));
  }

  // Functions of another project: acore packages and deploys them, so no ARN is written anywhere.
  private static Map<String, Object> s3Tools() {
    return Map.of(
        "name", "s3-tools",
        "description", "Files in S3",
        "function",
            Map.of(
                "source_path", "../../mcp-servers/s3-tools",
                "policy_file", "../../mcp-servers/s3-tools/policy.json",
                "environment_variables", Map.of("ALLOWED_BUCKETS", "agent-files-*")),
        "tool_schema_file", "../../mcp-servers/s3-tools/tools.json");
  }

  private static Map<String, Object> titanic() {
    return Map.of(
        "name", "titanic",
        "description", "A passenger list to ask questions about",
        "function", Map.of("source_path", "../../mcp-servers/titanic"),
        "tool_schema_file", "../../mcp-servers/titanic/tools.json");
  }

  private static Map<String, Object> policies(String first, String second) {
    return Map.of(
        first, Map.of("file", "../policies/" + first + ".cedar"),
        second, Map.of("file", "../policies/" + second + ".cedar"));
  }

  private static Map<String, Object> strategies() {
    return Map.of(
        "facts", Map.of("type", "semantic", "namespace", "/facts/{actorId}"),
        "preferences",
            Map.of("type", "user_preference", "namespace", "/preferences/{actorId}"));
  }

  private static Map<String, Object> evaluations() {
    return Map.of(
        "evaluators",
            Map.of(
                "grounded",
                Map.of(
                    "description", "Does the answer rest on what the tools returned?",
                    "level", "TRACE",
                    "llm_as_a_judge",
                        Map.of(
                            "instructions_file", "../evaluations/grounded.md",
                            "model_id", MODEL,
                            "numerical",
                                List.of(
                                    rating(0, "invented", "A number in the answer is in no tool result"),
                                    rating(
                                        0.5,
                                        "partly grounded",
                                        "The main number is grounded, another one is not"),
                                    rating(1, "grounded", "Every number comes from the tools"))))),
        "online",
            Map.of(
                "sampling_percentage", 10,
                "evaluators", List.of("grounded", "Builtin.Helpfulness")));
  }

  private static Map<String, Object> rating(Number value, String label, String definition) {
    return Map.of("value", value, "label", label, "definition", definition);
  }
}
