package io.acore.localcloud.lambda;

import java.util.concurrent.CompletableFuture;

/** An invocation on its way through a process. */
final class Invocation {
  private final InvokeRequest request;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile boolean delivered;

  Invocation(InvokeRequest request) {
    this.request = request;
  }

  InvokeRequest request() {
    return request;
  }

  CompletableFuture<Answer> answer() {
    return answer;
  }

  /** Whether the function has seen it: from then on it is never given to another process. */
  boolean delivered() {
    return delivered;
  }

  void deliver() {
    delivered = true;
  }
}
