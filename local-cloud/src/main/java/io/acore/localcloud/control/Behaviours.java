package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The behaviours that fit in a few lines; longer ones have a class each. */
final class Behaviours {
  private Behaviours() {}

  static Map<String, Behaviour> all(Supplier<URI> endpoint) {
    return Map.ofEntries(
        Map.entry("agent-runtime", new RuntimeBehaviour()),
        Map.entry("runtime-endpoint", new EndpointBehaviour()),
        Map.entry("gateway", new GatewayBehaviour(endpoint)),
        Map.entry("gateway-target", new TargetBehaviour()),
        Map.entry("memory", new MemoryBehaviour()),
        Map.entry("configuration-bundle", new BundleBehaviour()),
        Map.entry("api-key-credential-provider", new ApiKey()),
        Map.entry("oauth2-credential-provider", new Oauth2()),
        Map.entry("payment-credential-provider", new Payment()),
        Map.entry("policy-engine", new PolicyEngine()),
        Map.entry("policy", new PolicyBehaviour()),
        Map.entry("evaluator", new Evaluator()),
        Map.entry("online-evaluation", new OnlineEvaluation()),
        Map.entry("harness", new Harness()));
  }

  /** Where the service keeps a provider's secret; here it is kept beside the fields. */
  private static void secret(Change change, String member, String kind) {
    if (!change.fields().has(member)) {
      String arn =
          "arn:aws:secretsmanager:"
              + change.call().region()
              + ":"
              + change.call().account()
              + ":secret:bedrock-agentcore-identity!default/"
              + kind
              + "/"
              + change.resource().id()
              + "-"
              + UUID.randomUUID().toString().substring(0, 6);
      change.fields().putObject(member).put("secretArn", arn);
    }
  }

  private static final class ApiKey implements Behaviour {
    @Override
    public void create(Change change) {
      secret(change, "apiKeySecretArn", "apikey");
      update(change);
    }

    @Override
    public void update(Change change) {
      change.resource().secrets().set("apiKey", change.input().path("apiKey"));
    }
  }

  private static final class Oauth2 implements Behaviour {
    @Override
    public void create(Change change) {
      secret(change, "clientSecretArn", "oauth2");
      change
          .fields()
          .put(
              "callbackUrl",
              "https://bedrock-agentcore."
                  + change.call().region()
                  + ".amazonaws.com/identities/oauth2/callback/"
                  + UUID.randomUUID());
      update(change);
    }

    /** What goes in comes out without its secret. */
    @Override
    public void update(Change change) {
      ObjectNode config = change.input().withObject("/oauth2ProviderConfigInput").deepCopy();
      config.forEach(
          vendor -> {
            ((ObjectNode) vendor).remove("clientSecret");
            if (!vendor.has("oauthDiscovery")) {
              discovery((ObjectNode) vendor);
            }
          });
      change.fields().set("oauth2ProviderConfigOutput", config);
      change
          .input()
          .path("oauth2ProviderConfigInput")
          .forEach(vendor -> change.resource().secrets().set("oauth2", vendor));
    }

    private static void discovery(ObjectNode vendor) {
      vendor
          .putObject("oauthDiscovery")
          .putObject("authorizationServerMetadata")
          .put("issuer", vendor.path("issuer").asText("https://local.invalid"))
          .put(
              "authorizationEndpoint",
              vendor.path("authorizationEndpoint").asText("https://local.invalid/authorize"))
          .put("tokenEndpoint", vendor.path("tokenEndpoint").asText("https://local.invalid/token"));
    }
  }

  private static final class Payment implements Behaviour {
    @Override
    public void create(Change change) {
      update(change);
    }

    /** Each secret of the input is an ARN of one in the output. */
    @Override
    public void update(Change change) {
      ObjectNode config = change.input().withObject("/providerConfigurationInput").deepCopy();
      config.forEach(
          vendor -> {
            ObjectNode members = (ObjectNode) vendor;
            for (String secret :
                new String[] {
                  "apiKeySecret", "walletSecret", "appSecret", "authorizationPrivateKey"
                }) {
              if (members.remove(secret) != null) {
                secret(change, secret + "Arn", "payment");
                members.set(secret + "Arn", change.fields().get(secret + "Arn"));
              }
            }
          });
      change.fields().set("providerConfigurationOutput", config);
    }
  }

  private static final class PolicyEngine implements Behaviour {
    @Override
    public void delete(Change change) {
      JsonNode arn = change.fields().path("policyEngineArn");
      for (Resource gateway : change.engine().all("gateway", change.call())) {
        if (gateway.fields().path("policyEngineConfiguration").path("arn").equals(arn)) {
          throw new AwsError(
              "ConflictException", "The policy engine is in use by the gateway " + gateway.id());
        }
      }
    }
  }

  private static final class Evaluator implements Behaviour {
    @Override
    public void create(Change change) {
      update(change);
    }

    @Override
    public void update(Change change) {
      boolean code = change.fields().path("evaluatorConfig").has("codeBased");
      change.fields().put("evaluatorType", code ? "CustomCode" : "Custom");
    }
  }

  private static final class OnlineEvaluation implements Behaviour {
    @Override
    public void create(Change change) {
      boolean enabled = change.input().path("enableOnCreate").asBoolean();
      change.fields().put("executionStatus", enabled ? "ENABLED" : "DISABLED");
      change
          .fields()
          .putObject("outputConfig")
          .putObject("cloudWatchConfig")
          .put(
              "logGroupName",
              "/aws/bedrock-agentcore/evaluations/results/" + change.resource().id());
    }
  }

  /** The service runs a harness on a runtime of its own. */
  private static final class Harness implements Behaviour {
    @Override
    public void create(Change change) {
      update(change);
    }

    @Override
    public void update(Change change) {
      String id = change.resource().id();
      ObjectNode runtime =
          change.fields().withObject("/environment").withObject("/agentCoreRuntimeEnvironment");
      runtime
          .put("agentRuntimeId", id)
          .put("agentRuntimeName", change.fields().path("harnessName").asText());
      runtime.put("agentRuntimeArn", change.call().arn("runtime/" + id));
      if (!runtime.has("lifecycleConfiguration")) {
        runtime
            .putObject("lifecycleConfiguration")
            .put("idleRuntimeSessionTimeout", 900)
            .put("maxLifetime", 28_800);
      }
      if (!runtime.has("networkConfiguration")) {
        runtime.putObject("networkConfiguration").put("networkMode", "PUBLIC");
      }
    }
  }
}
