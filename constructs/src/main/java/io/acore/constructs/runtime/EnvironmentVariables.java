package io.acore.constructs.runtime;

import io.acore.base.UserError;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of a runtime's process.
 *
 * <p>A value that is a secret reference ({@code ${env:NAME}}, {@code ${ssm:/path}}, {@code
 * ${secret:name}}) is resolved, not refused: it is handed to the bridge as a reference, the bridge
 * script looks it up while it applies, and puts the value into the one request to AgentCore. So the
 * value is in no Terraform state, plan, {@code cdktf.out} or argument list. Whoever may call {@code
 * GetAgentRuntime} can read it; an agent that must keep it from them reads the secret by itself and
 * takes only the secret's name from here. A reference inside a longer text is refused, because the
 * text around it would have to be stored with it.
 *
 * @param plain name to value
 * @param secrets name to reference
 */
public record EnvironmentVariables(Map<String, Expression> plain, Map<String, String> secrets) {
  private static final int MOST = 50;
  private static final String REFERENCE = "\\$\\{(env|ssm|secret):[^}]+}";
  private static final Limit NAME =
      Limit.form(
          "environment variable name",
          "[A-Za-z_][A-Za-z0-9_]*",
          1,
          100,
          "letters, digits and `_`",
          "LOG_LEVEL");
  private static final Limit VALUE = Limit.length("environment variable value", 0, 5000);

  public EnvironmentVariables {
    plain = Map.copyOf(plain);
    secrets = Map.copyOf(secrets);
    plain.forEach(
        (name, value) -> {
          NAME.check(name);
          VALUE.check(value);
          value.text().ifPresent(text -> refuseEmbeddedSecret(name, text));
        });
    secrets.keySet().forEach(NAME::check);
    Limit.range("number of environment variables", plain.size() + secrets.size(), 0, MOST);
  }

  /** Sorts user-given texts into plain values and secret references. */
  public static EnvironmentVariables of(
      Map<String, Expression> computed, Map<String, String> texts) {
    Map<String, Expression> plain = new TreeMap<>(computed);
    Map<String, String> secrets = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          if (text.matches(REFERENCE)) {
            plain.remove(name);
            secrets.put(name, text);
          } else {
            plain.put(name, Expression.literal(text));
          }
        });
    return new EnvironmentVariables(plain, secrets);
  }

  public static EnvironmentVariables none() {
    return new EnvironmentVariables(Map.of(), Map.of());
  }

  /** Puts the variables into the input of a runtime or a harness. */
  public void addTo(Map<String, Object> input, BridgedResource.Builder resource) {
    if (!plain.isEmpty()) {
      input.put("environmentVariables", new TreeMap<>(plain));
    }
    new TreeMap<>(secrets)
        .forEach((name, reference) -> resource.secret("environmentVariables." + name, reference));
  }

  private static void refuseEmbeddedSecret(String name, String text) {
    if (java.util.regex.Pattern.compile(REFERENCE).matcher(text).find()) {
      throw new UserError(
          "Environment variable `" + name + "` has a secret reference inside a longer text",
          "only a reference that is the whole value can be kept out of Terraform's state",
          "make the reference the whole value, and join the texts in the agent's code");
    }
  }
}
