package io.acore.localcloud.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body as text, lets go of it as soon as it is too large, and waits for room before it
 * takes in a large one.
 */
final class LimitedBody implements HttpResponse.BodySubscriber<String> {
  /** What Lambda answers at most. */
  static final int LARGEST = 6 * 1024 * 1024;

  private static final int ORDINARY = 512 * 1024;

  private final CompletableFuture<String> whole = new CompletableFuture<>();
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private final Budget budget;
  private final Predicate<String> complete;
  private Flow.@Nullable Subscription subscription;
  private int size;
  private boolean asked;
  private boolean holds;
  private boolean over;

  /**
   * Reads to the end, or as far as it takes.
   *
   * @param complete whether a text is all that is wanted of a stream that may not end
   */
  LimitedBody(Budget budget, Predicate<String> complete) {
    this.budget = budget;
    this.complete = complete;
  }

  @Override
  public CompletionStage<String> getBody() {
    return whole;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription started) {
    subscription = started;
    started.request(1);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    if (over) {
      return;
    }
    buffers.forEach(buffer -> size += buffer.remaining());
    if (size > LARGEST) {
      finish();
      whole.completeExceptionally(
          new IOException("its answer is larger than " + LARGEST + " bytes"));
      return;
    }
    pieces.addAll(buffers);
    if (endsEvent(buffers) && complete.test(text())) {
      onComplete();
      return;
    }
    if (size > ORDINARY && !asked) {
      asked = true;
      holds = budget.take(this::granted);
      if (!holds) {
        return;
      }
    }
    more();
  }

  @Override
  public synchronized void onError(Throwable error) {
    finish();
    whole.completeExceptionally(error);
  }

  @Override
  public synchronized void onComplete() {
    if (!over) {
      String text = text();
      over = true;
      pieces.clear();
      cancel();
      whole.complete(text);
    }
  }

  /** Nobody waits any more. */
  synchronized void abandon() {
    finish();
  }

  /** Hands over what a whole body holds of the budget. */
  synchronized void handOver(Scope scope) {
    if (holds) {
      holds = false;
      scope.hold(budget::give);
    }
  }

  private synchronized void granted() {
    if (over) {
      budget.give();
    } else {
      holds = true;
      more();
    }
  }

  private void finish() {
    over = true;
    pieces.clear();
    cancel();
    if (holds) {
      holds = false;
      budget.give();
    }
  }

  private void more() {
    if (subscription != null) {
      subscription.request(1);
    }
  }

  private void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private static boolean endsEvent(List<ByteBuffer> buffers) {
    ByteBuffer last = buffers.get(buffers.size() - 1);
    return last.hasRemaining() && last.get(last.limit() - 1) == '\n';
  }

  private String text() {
    ByteBuffer all = ByteBuffer.allocate(size);
    pieces.forEach(piece -> all.put(piece.duplicate()));
    return new String(all.array(), StandardCharsets.UTF_8);
  }
}
