package io.acore.localcloud.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the gateway asks others: every answer comes within a time and within a size, to its last
 * byte, or it is given up.
 */
final class Outbound {
  /** What Lambda answers at most. */
  static final int LARGEST = 6 * 1024 * 1024;

  private final Duration limit;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Outbound(Duration limit) {
    this.limit = limit;
  }

  /** An answer with its body in one piece. */
  record Answer(int status, HttpHeaders headers, String text) {
    boolean fine() {
      return status >= 200 && status < 300;
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** Sends and waits; `what` names it in the failure. */
  Answer send(HttpRequest.Builder request, String what) throws ToolFailure {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), info -> new Limited());
    try {
      HttpResponse<String> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ToolFailure(what + " did not answer within " + limit.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ToolFailure(what + " was not waited for: the local cloud stops", e);
    } catch (ExecutionException e) {
      throw new ToolFailure(what + " gave no answer: " + reason(e), e);
    }
  }

  /** A request to the local cloud itself, in the form that SDKs send. */
  static HttpRequest.Builder aws(URI endpoint, String path, String service, String region) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local-cloud/20260101/"
                + region
                + "/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=0");
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Collects a body and lets go of it as soon as it is too large. */
  private static final class Limited implements HttpResponse.BodySubscriber<String> {
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private Flow.Subscription subscription =
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        };
    private int size;

    @Override
    public CompletionStage<String> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
      subscription = started;
      started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      buffers.forEach(buffer -> size += buffer.remaining());
      if (size > LARGEST) {
        subscription.cancel();
        pieces.clear();
        whole.completeExceptionally(
            new IOException("its answer is larger than " + LARGEST + " bytes"));
        return;
      }
      pieces.addAll(buffers);
    }

    @Override
    public void onError(Throwable error) {
      whole.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      ByteBuffer all = ByteBuffer.allocate(size);
      pieces.forEach(all::put);
      whole.complete(new String(all.array(), StandardCharsets.UTF_8));
    }
  }
}
