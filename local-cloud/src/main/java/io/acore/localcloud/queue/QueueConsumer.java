package io.acore.localcloud.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.lambda.CannotStart;
import io.acore.localcloud.lambda.FunctionHost;
import io.acore.localcloud.lambda.FunctionName;
import io.acore.localcloud.lambda.FunctionSpec;
import io.acore.localcloud.lambda.InvokeRequest;
import io.acore.localcloud.lambda.Outcome;
import io.acore.localcloud.lambda.Throttled;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.thread.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Takes messages of one queue to one function. What was handled is deleted; what was not stays
 * where it is, is visible again after the queue's time-out, and is the queue's own to dead-letter.
 */
final class QueueConsumer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 10;
  // Longer than any function may take with its start: a batch is handled once, however slow this
  // machine is
  private static final int HIDDEN_SECONDS = 1_000;
  // No queue hides a message for longer
  private static final Duration LONG_AGO = Duration.ofHours(12);
  private static final int LONG_POLL_SECONDS = 1;
  private static final long PAUSE_MILLIS = 500;
  private static final long AFTER_ERROR_MILLIS = 3_000;

  private final EventSource source;
  private final FunctionHost functions;
  private final AwsCalls aws;
  private final Consumer<String> log;
  private final Semaphore free;
  private final ExecutorService workers;
  private volatile boolean closed;

  private QueueConsumer(
      EventSource source, FunctionHost functions, AwsCalls aws, Consumer<String> log) {
    this.source = source;
    this.functions = functions;
    this.aws = aws;
    this.log = log;
    // Messages of one group keep their order only one batch after the other
    this.free = new Semaphore(source.fifo() ? 1 : source.concurrency());
    this.workers = Executors.newCachedThreadPool(new DaemonThreads("queue-" + source.queueName()));
  }

  static QueueConsumer start(
      EventSource source, FunctionHost functions, AwsCalls aws, Consumer<String> log) {
    QueueConsumer consumer = new QueueConsumer(source, functions, aws, log);
    consumer.workers.execute(consumer::poll);
    return consumer;
  }

  /** Not interrupted: moto would still hand over a message, and nobody would have it. */
  @Override
  public void close() {
    closed = true;
  }

  private void poll() {
    try {
      while (!closed) {
        free.acquire();
        List<JsonNode> batch = new ArrayList<>();
        try {
          batch = receive();
        } catch (IOException | AwsFailure e) {
          pauseAfter(e);
        }
        if (batch.isEmpty()) {
          free.release();
          continue;
        }
        List<JsonNode> messages = batch;
        if (closed) {
          settle(messages, QueueEvent.ids(messages), LONG_AGO);
          break;
        }
        workers.execute(
            () -> {
              try {
                handle(messages);
              } finally {
                free.release();
              }
            });
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException | AwsFailure e) {
      log.accept("the queue `" + source.queueName() + "` is gone: " + e.getMessage());
    } finally {
      workers.shutdown();
    }
  }

  private void pauseAfter(Exception error) throws InterruptedException {
    if (!closed) {
      log.accept("the queue `" + source.queueName() + "` could not be read: " + error.getMessage());
      Thread.sleep(AFTER_ERROR_MILLIS);
    }
  }

  /** As many as a batch has, or as many as come within the window. */
  private List<JsonNode> receive() throws IOException, AwsFailure, InterruptedException {
    List<JsonNode> batch = new ArrayList<>();
    long deadline = 0;
    do {
      int wanted = Math.min(MOST_AT_ONCE, source.batchSize() - batch.size());
      JsonNode answer =
          aws.json(
              "sqs",
              source.region(),
              "AmazonSQS.ReceiveMessage",
              Map.of(
                  "QueueUrl",
                  queueUrl(),
                  "MaxNumberOfMessages",
                  wanted,
                  "VisibilityTimeout",
                  HIDDEN_SECONDS,
                  "WaitTimeSeconds",
                  // moto waits for a FIFO queue without a pause
                  source.fifo() || !batch.isEmpty() ? 0 : LONG_POLL_SECONDS,
                  "AttributeNames",
                  List.of("All"),
                  "MessageAttributeNames",
                  List.of("All")));
      answer.path("Messages").forEach(batch::add);
      if (!batch.isEmpty() && deadline == 0) {
        deadline = System.nanoTime() + source.window().toNanos();
      }
      if (batch.size() < source.batchSize() && (!batch.isEmpty() || source.fifo())) {
        Thread.sleep(batch.isEmpty() || source.window().toMillis() > 0 ? PAUSE_MILLIS : 0);
      }
    } while (!batch.isEmpty() && batch.size() < source.batchSize() && System.nanoTime() < deadline);
    return batch;
  }

  private void handle(List<JsonNode> messages) {
    long began = System.nanoTime();
    Set<String> failed = QueueEvent.ids(messages);
    try {
      Optional<FunctionSpec> spec =
          functions.find(FunctionName.parse(source.function()).orElseThrow(), source.region());
      if (spec.isPresent()) {
        Outcome outcome =
            functions.invoke(
                spec.get(), InvokeRequest.of(source.function(), QueueEvent.of(source, messages)));
        failed = QueueEvent.failed(source, messages, outcome);
      } else {
        log.accept("the function of the queue `" + source.queueName() + "` is gone");
      }
    } catch (IOException | AwsFailure | CannotStart | Throttled e) {
      log.accept(
          "messages of the queue `"
              + source.queueName()
              + "` wait for another try: "
              + e.getMessage());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      settle(messages, failed, Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException | AwsFailure e) {
      log.accept("the queue `" + source.queueName() + "` is gone: " + e.getMessage());
    }
  }

  /** Deletes what was handled; the rest is seen again when the queue's own time-out has passed. */
  private void settle(List<JsonNode> messages, Set<String> failed, Duration since)
      throws IOException, AwsFailure {
    List<Map<String, Object>> handled = new ArrayList<>();
    List<Map<String, Object>> again = new ArrayList<>();
    long hidden = failed.isEmpty() ? 0 : Math.max(0, visibilitySeconds() - since.toSeconds());
    for (JsonNode message : messages) {
      Map<String, Object> entry = new TreeMap<>();
      entry.put("Id", "m" + (handled.size() + again.size()));
      entry.put("ReceiptHandle", message.path("ReceiptHandle").asText());
      if (failed.contains(message.path("MessageId").asText())) {
        entry.put("VisibilityTimeout", hidden);
        again.add(entry);
      } else {
        handled.add(entry);
      }
    }
    each("AmazonSQS.DeleteMessageBatch", handled);
    each("AmazonSQS.ChangeMessageVisibilityBatch", again);
  }

  private void each(String operation, List<Map<String, Object>> entries)
      throws IOException, AwsFailure {
    for (int at = 0; at < entries.size(); at += MOST_AT_ONCE) {
      List<Map<String, Object>> some =
          entries.subList(at, Math.min(entries.size(), at + MOST_AT_ONCE));
      aws.json("sqs", source.region(), operation, Map.of("QueueUrl", queueUrl(), "Entries", some));
    }
  }

  private long visibilitySeconds() throws IOException, AwsFailure {
    return aws.json(
            "sqs",
            source.region(),
            "AmazonSQS.GetQueueAttributes",
            Map.of("QueueUrl", queueUrl(), "AttributeNames", List.of("VisibilityTimeout")))
        .at("/Attributes/VisibilityTimeout")
        .asLong(30);
  }

  private String queueUrl() throws IOException, AwsFailure {
    return aws.json(
            "sqs",
            source.region(),
            "AmazonSQS.GetQueueUrl",
            Map.of("QueueName", source.queueName()))
        .path("QueueUrl")
        .asText();
  }
}
