package io.acore.stacks.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.stacks.deploy.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockagentcore.BedrockAgentCoreClient;
import software.amazon.awssdk.services.bedrockagentcore.model.InvokeAgentRuntimeRequest;
import software.amazon.awssdk.services.bedrockagentcore.model.InvokeAgentRuntimeResponse;

/** Sends prompts to agents, on AWS or in the local cloud. */
public final class AgentClient {
  // The service itself ends a call after 15 minutes, a streamed one after an hour.
  private static final Duration PATIENCE = Duration.ofMinutes(61);

  private final Optional<URI> endpoint;
  private final Optional<AwsCredentialsProvider> credentials;

  private AgentClient(Optional<URI> endpoint, Optional<AwsCredentialsProvider> credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /** Where the environment variables lead; needs no project. */
  public static AgentClient ofEnvironment() {
    return new AgentClient(Optional.empty(), Optional.empty());
  }

  /** Where the target's programs go. */
  public static AgentClient of(Target target) {
    Map<String, String> variables = target.variables();
    String key = variables.get("AWS_ACCESS_KEY_ID");
    String secret = variables.get("AWS_SECRET_ACCESS_KEY");
    return new AgentClient(
        target.endpoint().map(URI::create),
        key == null || secret == null
            ? Optional.empty()
            : Optional.of(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret))));
  }

  /**
   * Asks, and waits for the whole answer.
   *
   * @param pieces gets the readable text as it comes
   */
  public Answer invoke(Invocation invocation, Consumer<String> pieces) {
    InvokeAgentRuntimeRequest request =
        InvokeAgentRuntimeRequest.builder()
            .agentRuntimeArn(invocation.runtime().value())
            .qualifier(invocation.qualifier())
            .runtimeSessionId(invocation.session())
            .contentType("application/json")
            .accept("text/event-stream, application/json")
            .payload(SdkBytes.fromUtf8String(invocation.payload()))
            .build();
    try (BedrockAgentCoreClient client = client(invocation.runtime());
        ResponseInputStream<InvokeAgentRuntimeResponse> stream =
            client.invokeAgentRuntime(request)) {
      return read(invocation, stream, pieces);
    } catch (AwsServiceException e) {
      throw InvokeErrors.of(e, invocation);
    } catch (SdkClientException e) {
      throw InvokeErrors.of(e, invocation);
    } catch (IOException e) {
      throw InvokeErrors.brokeOff(e);
    }
  }

  private BedrockAgentCoreClient client(RuntimeArn runtime) {
    var builder =
        BedrockAgentCoreClient.builder()
            .region(Region.of(runtime.region()))
            .credentialsProvider(
                credentials.orElseGet(() -> DefaultCredentialsProvider.builder().build()))
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(10))
                    .socketTimeout(PATIENCE)
                    .build())
            // A prompt that was sent twice may do twice what it asks for.
            .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static Answer read(
      Invocation invocation,
      ResponseInputStream<InvokeAgentRuntimeResponse> stream,
      Consumer<String> pieces)
      throws IOException {
    InvokeAgentRuntimeResponse response = stream.response();
    String type = Optional.ofNullable(response.contentType()).orElse("");
    StringBuilder body = new StringBuilder();
    StringBuilder text = new StringBuilder();
    Consumer<String> both =
        piece -> {
          text.append(piece);
          pieces.accept(piece);
        };
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      if (Answer.isStream(type)) {
        events(reader, body, both);
      } else if (type.startsWith("application/json")) {
        copy(reader, body::append);
        both.accept(readable(body.toString()));
      } else {
        copy(
            reader,
            piece -> {
              body.append(piece);
              both.accept(piece);
            });
      }
    }
    return new Answer(
        Optional.ofNullable(response.runtimeSessionId()).orElse(invocation.session()),
        type,
        Optional.ofNullable(response.traceId()).orElse(""),
        text.toString(),
        body.toString());
  }

  private static void events(Reader reader, StringBuilder body, Consumer<String> text)
      throws IOException {
    EventLines events = new EventLines(text);
    BufferedReader lines = new BufferedReader(reader);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      body.append(line).append('\n');
      events.line(line);
    }
    events.end();
    events
        .failure()
        .ifPresent(
            reason -> {
              throw InvokeErrors.failedMidway(reason);
            });
  }

  private static void copy(Reader reader, Consumer<String> pieces) throws IOException {
    char[] buffer = new char[8192];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      pieces.accept(new String(buffer, 0, read));
    }
  }

  // A JSON text is for programs; the one string in it is for people.
  private static String readable(String body) {
    try {
      JsonNode tree = Json.mapper().readTree(body);
      return tree.isTextual() ? tree.textValue() : body;
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
