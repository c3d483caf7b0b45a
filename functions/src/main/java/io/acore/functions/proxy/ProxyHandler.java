package io.acore.functions.proxy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.acore.functions.deployment.Deployment;
import io.acore.functions.http.BufferedSink;
import io.acore.functions.http.Exchange;
import io.acore.functions.http.GatewayEvent;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.http.Sink;
import io.acore.functions.http.StreamHandler;
import io.acore.functions.session.Table;
import io.acore.functions.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentcore.BedrockAgentCoreClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Entry point of the function behind {@code /api/*}, in one piece or as a stream. */
public final class ProxyHandler
    implements RequestHandler<Map<String, @Nullable Object>, Map<String, Object>>, StreamHandler {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final ProxyRoutes routes;
  private final ProxyParts parts;

  /** As Lambda makes it. */
  public ProxyHandler() {
    this(Deployment.fromEnvironment());
  }

  public ProxyHandler(Deployment deployment) {
    this(parts(deployment));
  }

  ProxyHandler(ProxyParts parts) {
    this.parts = parts;
    this.routes = new ProxyRoutes(parts);
  }

  @Override
  public Map<String, Object> handleRequest(
      Map<String, @Nullable Object> event, @Nullable Context context) {
    return Exchange.answer(event, parts.audit(), this::inOnePiece);
  }

  @Override
  public void handle(Map<String, @Nullable Object> event, Sink sink) throws IOException {
    Request request;
    try {
      request = GatewayEvent.request(event);
    } catch (Refusal e) {
      sink.start(Response.of(e)).flush();
      return;
    }
    routes.answer(request, sink);
  }

  private Response inOnePiece(Request request) {
    BufferedSink sink = new BufferedSink();
    try {
      routes.answer(request, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.response();
  }

  private static ProxyParts parts(Deployment deployment) {
    Settings settings = deployment.settings();
    Settings.Resources resources = settings.resources();
    String runtimeArn = needed(resources.runtimeArn(), "ACORE_RUNTIME_ARN");
    TenantPolicy policy =
        new TenantPolicy(
            settings.app(),
            settings.agent(),
            runtimeArn,
            resources.memoryBucket(),
            resources.tenantTableArn(),
            resources.tenantKeys());
    TenantCredentials credentials =
        new TenantCredentials(
            Deployment.client(StsClient.builder(), ANSWER),
            needed(resources.tenantRoleArn(), "ACORE_TENANT_ROLE_ARN"),
            policy,
            deployment.audit(),
            deployment.clock());
    Table table = deployment.table();
    return new ProxyParts(
        settings,
        new RuntimeAgent(
            Deployment.client(
                // An agent acts: what it may have begun is not begun again because of a time-out
                BedrockAgentCoreClient.builder()
                    .region(Region.of(runtimeArn.split(":", 5)[3]))
                    .overrideConfiguration(
                        configuration ->
                            configuration.retryStrategy(AwsRetryStrategy.doNotRetry())),
                settings.limits().call()),
            credentials,
            settings,
            runtimeArn),
        new DynamoCallLimit(
            deployment.dynamo(),
            table,
            settings.limits().callsPerTenant(),
            settings.limits().call(),
            deployment.random(),
            deployment.clock()),
        resources
            .tenantTableArn()
            .map(arn -> new DynamoConversations(deployment.dynamo(), arn, policy, credentials)),
        resources
            .memoryBucket()
            .map(
                bucket ->
                    new TenantFiles(
                        Deployment.client(s3(resources), ANSWER), bucket, policy, credentials)),
        deployment.access(),
        deployment.origin(),
        deployment.audit(),
        deployment.random(),
        deployment.clock());
  }

  // Page and API may stand in another region than the agent with its memory.
  private static S3ClientBuilder s3(Settings.Resources resources) {
    S3ClientBuilder builder = S3Client.builder();
    resources.memoryRegion().map(Region::of).ifPresent(builder::region);
    return builder;
  }

  private static String needed(Optional<String> value, String name) {
    return value.orElseThrow(() -> new IllegalStateException(name + " is missing"));
  }
}
