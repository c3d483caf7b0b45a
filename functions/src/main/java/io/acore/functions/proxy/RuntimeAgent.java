package io.acore.functions.proxy;

import io.acore.functions.http.Refusal;
import io.acore.functions.settings.Settings;
import io.acore.functions.tenant.Identity;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.bedrockagentcore.BedrockAgentCoreClient;
import software.amazon.awssdk.services.bedrockagentcore.model.BedrockAgentCoreException;
import software.amazon.awssdk.services.bedrockagentcore.model.InvokeAgentRuntimeRequest;
import software.amazon.awssdk.services.bedrockagentcore.model.InvokeAgentRuntimeResponse;

/**
 * An AgentCore runtime, called with the tenant's own credentials.
 *
 * <p>The agent learns who calls from headers that are written here; nothing of a browser's headers
 * goes on. AgentCore passes on what the runtime's allow-list names; older versions of it take only
 * the long names, so both are sent.
 */
final class RuntimeAgent implements Agent {
  private static final String CUSTOM = "X-Amzn-Bedrock-AgentCore-Runtime-Custom-";
  private static final int MOST_TRIES = 4;
  private static final long PAUSE_MILLIS = 300;

  private final BedrockAgentCoreClient client;
  private final TenantCredentials credentials;
  private final Settings settings;
  private final String runtimeArn;

  RuntimeAgent(
      BedrockAgentCoreClient client,
      TenantCredentials credentials,
      Settings settings,
      String runtimeArn) {
    this.client = client;
    this.credentials = credentials;
    this.settings = settings;
    this.runtimeArn = runtimeArn;
  }

  @Override
  public Answer invoke(Identity identity, String session, byte[] payload, String accept) {
    InvokeAgentRuntimeRequest request =
        InvokeAgentRuntimeRequest.builder()
            .agentRuntimeArn(runtimeArn)
            .qualifier(settings.resources().runtimeQualifier())
            .runtimeSessionId(session)
            .runtimeUserId(identity.user().value())
            .contentType("application/json")
            .accept(accept)
            .payload(SdkBytes.fromByteArray(payload))
            .overrideConfiguration(configuration(identity))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        return new RuntimeAnswer(
            client.invokeAgentRuntime(request, ResponseTransformer.toInputStream()));
      } catch (BedrockAgentCoreException e) {
        // 409: the session is being made or ended; the agent has not seen the call
        if (e.statusCode() != 409 || attempt == MOST_TRIES) {
          throw refusal(e);
        }
        pause(PAUSE_MILLIS * attempt);
      } catch (SdkClientException e) {
        throw new Refusal(504, "agent_silent", e);
      }
    }
  }

  @Override
  public void stop(Identity identity, String session) {
    try {
      client.stopRuntimeSession(
          request ->
              request
                  .agentRuntimeArn(runtimeArn)
                  .qualifier(settings.resources().runtimeQualifier())
                  .runtimeSessionId(session)
                  .overrideConfiguration(configuration(identity)));
    } catch (BedrockAgentCoreException e) {
      // Not found: there is nothing to stop
      if (e.statusCode() != 404) {
        throw refusal(e);
      }
    }
  }

  private AwsRequestOverrideConfiguration configuration(Identity identity) {
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(StaticCredentialsProvider.create(credentials.of(identity)))
        .putHeader("x-app-id", settings.app().value())
        .putHeader("x-tenant-id", identity.tenant().value())
        .putHeader("x-user-id", identity.user().value())
        .putHeader(CUSTOM + "App-Id", settings.app().value())
        .putHeader(CUSTOM + "Tenant-Id", identity.tenant().value())
        .putHeader(CUSTOM + "User-Id", identity.user().value())
        .build();
  }

  private static Refusal refusal(BedrockAgentCoreException e) {
    return switch (e.statusCode()) {
      case 424 -> new Refusal(502, "agent_failed", e);
      case 429, 402, 409, 503 -> new Refusal(503, "agent_busy", e);
      case 404 -> new Refusal(503, "agent_missing", e);
      default -> new Refusal(502, "agent_unreachable", e);
    };
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "agent_busy", e);
    }
  }

  private record RuntimeAnswer(ResponseInputStream<InvokeAgentRuntimeResponse> stream)
      implements Answer {
    @Override
    public String contentType() {
      return Optional.ofNullable(stream.response().contentType())
          .orElse("application/octet-stream");
    }

    @Override
    public InputStream body() {
      return stream;
    }

    @Override
    public void close() {
      stream.abort();
    }
  }
}
