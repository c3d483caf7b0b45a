package io.acore.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What Lambda writes around an invocation's own lines, and the last 4 KB of them all. */
final class InvocationLog implements Consumer<String> {
  private static final int TAIL_BYTES = 4096;

  private final Consumer<String> stream;
  private final Deque<String> tail = new ArrayDeque<>();
  private int tailLength;

  InvocationLog(Consumer<String> stream) {
    this.stream = stream;
  }

  @Override
  public synchronized void accept(String line) {
    stream.accept(line);
    tail.addLast(line);
    tailLength += line.length() + 1;
    while (tail.size() > 1 && tailLength - tail.getFirst().length() - 1 >= TAIL_BYTES) {
      tailLength -= tail.removeFirst().length() + 1;
    }
  }

  void start(String requestId, FunctionSpec spec) {
    synchronized (this) {
      tail.clear();
      tailLength = 0;
    }
    accept("START RequestId: " + requestId + " Version: " + spec.version());
  }

  void report(
      String requestId, FunctionSpec spec, double millis, double initMillis, OptionalLong memory) {
    accept("END RequestId: " + requestId);
    StringBuilder report = new StringBuilder();
    report.append("REPORT RequestId: ").append(requestId);
    report.append(String.format(Locale.ROOT, "\tDuration: %.2f ms", millis));
    report
        .append("\tBilled Duration: ")
        .append((long) Math.ceil(millis + initMillis))
        .append(" ms");
    report.append("\tMemory Size: ").append(spec.memoryMegabytes()).append(" MB");
    memory.ifPresent(used -> report.append("\tMax Memory Used: ").append(used).append(" MB"));
    if (initMillis > 0) {
      report.append(String.format(Locale.ROOT, "\tInit Duration: %.2f ms", initMillis));
    }
    accept(report.toString());
  }

  synchronized Payload tail() {
    byte[] all = (String.join("\n", tail) + "\n").getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, all.length - TAIL_BYTES);
    return Payload.of(Arrays.copyOfRange(all, from, all.length));
  }

  /** The last lines, for an error that says what the function itself did not. */
  synchronized String lastLine() {
    return tail.isEmpty() ? "" : tail.getLast();
  }
}
