package io.acore.localcloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.runtime.RuntimeCatalog;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResolverTest {
  private static final String ACCOUNT = "987654321098";
  private static final String ARN =
      "arn:aws:bedrock-agentcore:eu-west-1:" + ACCOUNT + ":runtime/agent-0123456789";

  private final Resolver resolver = new Resolver(new Catalog(), ACCOUNT);

  @Test
  void anEndpointRunsItsLiveVersionAndDefaultTheLatest() throws ServiceError {
    assertThat(resolve(ARN, "DEFAULT").version()).isEqualTo("3");
    assertThat(resolve(ARN, "prod").version()).isEqualTo("2");
  }

  @Test
  void anIdNeedsItsAccountBesideIt() throws ServiceError {
    assertThat(
            resolver
                .resolve("agent-0123456789", "prod", Optional.of(ACCOUNT), Optional.of("eu-west-1"))
                .arn())
        .isEqualTo(ARN);
    assertThatThrownBy(() -> resolve("agent-0123456789", "prod"))
        .hasMessageContaining("accountId is required");
    assertThatThrownBy(
            () ->
                resolver.resolve(
                    "agent-0123456789",
                    "prod",
                    Optional.of("111111111119"),
                    Optional.of("eu-west-1")))
        .hasMessageContaining("the local cloud's account is " + ACCOUNT);
  }

  @Test
  void whatIsNotThereIsSaidInTheServicesTerms() {
    assertThatThrownBy(() -> resolve(ARN, "nowhere"))
        .hasMessageContaining("There is no endpoint `nowhere`");
    assertThatThrownBy(() -> resolve(ARN, "making")).hasMessageContaining("is CREATING");
    assertThatThrownBy(() -> resolve(ARN.replace("eu-west-1", "us-east-1"), "prod"))
        .hasMessageContaining("There is no endpoint `prod`");
    assertThatThrownBy(() -> resolve("arn:aws:s3:::bucket", "prod"))
        .hasMessageContaining("is not a runtime's ARN");
  }

  private io.acore.localcloud.runtime.AgentSpec resolve(String runtime, String endpoint)
      throws ServiceError {
    return resolver.resolve(runtime, endpoint, Optional.empty(), Optional.empty());
  }

  private static final class Catalog implements RuntimeCatalog {
    @Override
    public Optional<JsonNode> runtime(String runtimeId, String version) {
      return Optional.of(
          Json.tree(
              Map.of(
                  "agentRuntimeArn", ARN,
                  "agentRuntimeId", runtimeId,
                  "agentRuntimeVersion", version)));
    }

    @Override
    public Optional<JsonNode> endpoint(String runtimeId, String name) {
      return switch (name) {
        case "DEFAULT" -> Optional.of(Json.tree(Map.of("liveVersion", "3")));
        case "prod" -> Optional.of(Json.tree(Map.of("liveVersion", "2", "targetVersion", "3")));
        case "making" -> Optional.of(Json.tree(Map.of("status", "CREATING")));
        default -> Optional.empty();
      };
    }
  }
}
