package io.acore.localcloud.restapi;

import io.acore.localcloud.lambda.CannotStart;
import io.acore.localcloud.lambda.FunctionHost;
import io.acore.localcloud.lambda.FunctionName;
import io.acore.localcloud.lambda.FunctionSpec;
import io.acore.localcloud.lambda.InvokeRequest;
import io.acore.localcloud.lambda.Outcome;
import io.acore.localcloud.lambda.Payload;
import io.acore.localcloud.lambda.Throttled;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the functions that integrations and authorizers name. */
final class Functions {
  private static final Pattern URI =
      Pattern.compile(
          "arn:aws[a-z-]*:apigateway:[a-z0-9-]+:lambda:path/[0-9-]+/functions/(.+)/(invocations|response-streaming-invocations)");

  private final FunctionHost host;
  private final ExecutorService workers;

  Functions(FunctionHost host, ExecutorService workers) {
    this.host = host;
    this.workers = workers;
  }

  static boolean streams(String uri) {
    return uri.endsWith("/response-streaming-invocations");
  }

  /**
   * Waits for the answer.
   *
   * @return empty when there is no such function, or no way to run it now
   */
  Optional<Outcome> call(
      Call call,
      String uri,
      Payload event,
      long limitMillis,
      Optional<InvokeRequest.StreamTarget> stream)
      throws GatewayRefusal, InterruptedException {
    Matcher found = URI.matcher(call.withStageVariables(uri));
    Optional<FunctionName> name =
        found.matches() ? FunctionName.parse(found.group(1)) : Optional.empty();
    if (name.isEmpty()) {
      throw GatewayRefusal.misconfigured("`" + uri + "` is not the address of a function");
    }
    InvokeRequest request =
        new InvokeRequest(call.id, found.group(1), event, Optional.empty(), stream);
    CompletableFuture<Optional<Outcome>> answer =
        CompletableFuture.supplyAsync(() -> run(call, name.get(), request), workers);
    try {
      return answer.get(limitMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // The function goes on, as on AWS: nobody listens to it any more
      throw GatewayRefusal.timedOut();
    } catch (ExecutionException | CancellationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Outcome> run(Call call, FunctionName name, InvokeRequest request) {
    try {
      Optional<FunctionSpec> spec = host.find(name, call.api.region());
      return spec.isPresent() ? Optional.of(host.invoke(spec.get(), request)) : Optional.empty();
    } catch (CannotStart | Throttled | AwsFailure e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
