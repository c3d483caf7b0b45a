package io.acore.localcloud.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.lambda.FunctionHost;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.thread.DaemonThreads;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Has one consumer for each mapping of a queue, as long as the mapping is there and switched on.
 */
public final class EventSources implements AutoCloseable {
  private final FunctionHost functions;
  private final AwsCalls aws;
  private final Consumer<String> log;
  private final Map<EventSource, QueueConsumer> consumers = new HashMap<>();
  // One at a time, because what is read first has to be done first
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(new DaemonThreads("event-sources"));

  public EventSources(FunctionHost functions, AwsCalls aws, Consumer<String> log) {
    this.functions = functions;
    this.aws = aws;
    this.log = log;
  }

  /** Something about mappings may have changed. Returns at once. */
  public void refresh() {
    try {
      changes.execute(this::follow);
    } catch (RejectedExecutionException closed) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    changes.shutdownNow();
    synchronized (consumers) {
      consumers.values().forEach(QueueConsumer::close);
      consumers.clear();
    }
  }

  private void follow() {
    try {
      Set<EventSource> wanted = new HashSet<>();
      JsonNode mappings = aws.get("lambda", "us-east-1", "/_acore/mappings");
      for (JsonNode mapping : mappings) {
        if (EventSource.isQueue(mapping)) {
          wanted.add(EventSource.of(mapping));
        }
      }
      synchronized (consumers) {
        consumers
            .entrySet()
            .removeIf(
                entry -> {
                  boolean gone = !wanted.contains(entry.getKey());
                  if (gone) {
                    entry.getValue().close();
                  }
                  return gone;
                });
        for (EventSource source : wanted) {
          if (!changes.isShutdown()) {
            consumers.computeIfAbsent(source, it -> QueueConsumer.start(it, functions, aws, log));
          }
        }
      }
    } catch (IOException | AwsFailure | RuntimeException e) {
      log.accept("the event source mappings could not be read: " + e);
    }
  }
}
