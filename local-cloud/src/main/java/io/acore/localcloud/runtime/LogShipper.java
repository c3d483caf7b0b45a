package io.acore.localcloud.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Carries what agents print to CloudWatch Logs. The first line of a stream starts a short wait, and
 * what came in the meantime goes in one call; while nothing is printed, nothing runs.
 */
public final class LogShipper implements AutoCloseable {
  private static final long WAIT_MILLIS = 300;
  private static final long CLOSE_MILLIS = 2_000;
  private static final int WAITING_LINES = 20_000;
  // PutLogEvents takes 1 MiB with 26 bytes for each event
  private static final int BATCH_BYTES = 900_000;
  private static final int BATCH_EVENTS = 5_000;
  private static final int EVENT_BYTES = 26;

  private final AwsCalls aws;
  private final Clock clock;
  // A stream whose first line came; empty when no more will come
  private final BlockingQueue<Optional<Stream>> due = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "agent-logs");
  private final Set<String> groups = ConcurrentHashMap.newKeySet();

  public LogShipper(AwsCalls aws, Clock clock) {
    this.aws = aws;
    this.clock = clock;
    thread.setDaemon(true);
    thread.start();
  }

  private record Event(long timestamp, String message) {}

  /** A stream for one process; both group and stream are made when the first line comes. */
  public Stream open(String region, String group, String name) {
    return new Stream(region, group, name);
  }

  /** Sends what still waits, and ends. */
  @Override
  public void close() {
    due.add(Optional.empty());
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      boolean open = true;
      while (open) {
        List<Optional<Stream>> streams = new ArrayList<>(List.of(due.take()));
        if (streams.get(0).isPresent()) {
          Thread.sleep(WAIT_MILLIS);
        }
        due.drainTo(streams);
        streams.forEach(stream -> stream.ifPresent(Stream::ship));
        open = streams.stream().allMatch(Optional::isPresent);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public final class Stream implements Consumer<String> {
    private final String region;
    private final String group;
    private final String name;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private int dropped;
    private boolean opened;
    private boolean gone;

    private Stream(String region, String group, String name) {
      this.region = region;
      this.group = group;
      this.name = name;
    }

    @Override
    public void accept(String line) {
      Event event = new Event(clock.millis(), line.isEmpty() ? " " : line);
      boolean first;
      synchronized (waiting) {
        first = waiting.isEmpty() && !gone;
        if (gone || waiting.size() >= WAITING_LINES) {
          dropped++;
          return;
        }
        waiting.addLast(event);
      }
      if (first) {
        due.add(Optional.of(this));
      }
    }

    private void ship() {
      for (List<Event> batch = batch(); !batch.isEmpty(); batch = batch()) {
        try {
          open();
          aws.json(
              "logs",
              region,
              "Logs_20140328.PutLogEvents",
              Map.of("logGroupName", group, "logStreamName", name, "logEvents", batch));
        } catch (IOException | AwsFailure e) {
          // The group was deleted with its runtime, or moto is gone: nobody is left to read this
          discard();
          return;
        }
      }
    }

    private List<Event> batch() {
      List<Event> batch = new ArrayList<>();
      int bytes = 0;
      synchronized (waiting) {
        while (!waiting.isEmpty() && batch.size() < BATCH_EVENTS) {
          bytes +=
              waiting.getFirst().message().getBytes(StandardCharsets.UTF_8).length + EVENT_BYTES;
          if (bytes > BATCH_BYTES && !batch.isEmpty()) {
            break;
          }
          batch.add(waiting.removeFirst());
        }
        if (dropped > 0 && !batch.isEmpty()) {
          String note = dropped + " lines came faster than they could be stored, and were dropped";
          batch.add(new Event(clock.millis(), note));
          dropped = 0;
        }
      }
      return batch;
    }

    private void open() throws IOException, AwsFailure {
      if (opened) {
        return;
      }
      if (groups.add(region + group)) {
        create("Logs_20140328.CreateLogGroup", Map.of("logGroupName", group));
      }
      create("Logs_20140328.CreateLogStream", Map.of("logGroupName", group, "logStreamName", name));
      opened = true;
    }

    private void create(String target, Map<String, Object> input) throws IOException, AwsFailure {
      try {
        aws.json("logs", region, target, input);
      } catch (AwsFailure e) {
        if (!e.code().equals("ResourceAlreadyExistsException")) {
          throw e;
        }
      }
    }

    private void discard() {
      synchronized (waiting) {
        gone = true;
        waiting.clear();
      }
      groups.remove(region + group);
    }
  }
}
