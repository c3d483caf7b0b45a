package io.acore.localcloud.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * What the gateway asks others: every answer comes within a time and within a size, to its last
 * byte, or it is given up.
 */
final class Outbound {
  private static final int LARGE_AT_ONCE = 6;

  private final Budget budget = new Budget(LARGE_AT_ONCE);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** An answer with its body in one piece. */
  record Answer(int status, HttpHeaders headers, String text) {
    boolean fine() {
      return status >= 200 && status < 300;
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** For a message about it. */
    String shortened() {
      return text.length() > 2_000 ? text.substring(0, 2_000) + "..." : text;
    }
  }

  /** Sends and waits; `what` names it in the failure. */
  Answer send(HttpRequest.Builder request, String what, Scope scope) throws ToolFailure {
    return send(request, what, scope, text -> false);
  }

  /** Waits no longer than until the text that has come is complete. */
  Answer send(HttpRequest.Builder request, String what, Scope scope, Predicate<String> complete)
      throws ToolFailure {
    LimitedBody body = new LimitedBody(budget, complete);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), info -> body);
    try {
      HttpResponse<String> response = answer.get(scope.limit().toMillis(), TimeUnit.MILLISECONDS);
      body.handOver(scope);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      abandon(answer, body);
      throw new ToolFailure(
          what + " did not answer within " + scope.limit().toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      abandon(answer, body);
      Thread.currentThread().interrupt();
      throw new ToolFailure(what + " was not waited for: the local cloud stops", e);
    } catch (ExecutionException e) {
      throw new ToolFailure(what + " gave no answer: " + reason(e), e);
    }
  }

  /** A request to the local cloud itself, in the form that SDKs send. */
  static HttpRequest.Builder aws(URI endpoint, String path, String service, String region) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .header("Authorization", signature("local-cloud", service, region));
  }

  /** The header of a signed request; the local cloud reads its scope and checks no signature. */
  static String signature(String accessKey, String service, String region) {
    return "AWS4-HMAC-SHA256 Credential="
        + accessKey
        + "/20260101/"
        + region
        + "/"
        + service
        + "/aws4_request, SignedHeaders=host, Signature=0";
  }

  private static void abandon(CompletableFuture<?> answer, LimitedBody body) {
    answer.cancel(true);
    body.abandon();
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
