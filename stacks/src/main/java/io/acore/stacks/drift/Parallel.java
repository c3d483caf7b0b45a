package io.acore.stacks.drift;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A few calls at a time: each starts the AWS CLI, which takes a processor for a third of a second.
 */
final class Parallel {
  private static final int AT_ONCE = 4;

  private Parallel() {}

  static <T, R> List<R> map(List<T> all, Function<T, R> work) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<R>> futures =
          all.stream()
              .map(each -> CompletableFuture.supplyAsync(() -> work.apply(each), pool))
              .toList();
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      pool.shutdownNow();
    }
  }
}
