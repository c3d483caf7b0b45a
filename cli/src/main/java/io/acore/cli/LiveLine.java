package io.acore.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The last line of a terminal: what is going on and for how long, gone when it is over. */
final class LiveLine {
  private static final String CLEAR = "\r\u001b[K";
  // A longer line would wrap, and only its last part could be taken back.
  private static final int WIDTH = 78;

  private final PrintStream err;
  private final Clock clock;
  private @Nullable ScheduledExecutorService ticks;
  private String text = "";
  private Instant since = Instant.EPOCH;

  LiveLine(PrintStream err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  synchronized void show(String line) {
    text = line;
    since = clock.instant();
    if (ticks == null) {
      ticks =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "live-line");
                thread.setDaemon(true);
                return thread;
              });
      ScheduledFuture<?> unused = ticks.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
    }
    draw();
  }

  /** Makes room for something that stays. */
  synchronized void clear() {
    if (!text.isEmpty()) {
      text = "";
      err.print(CLEAR);
      err.flush();
    }
  }

  private synchronized void draw() {
    if (text.isEmpty()) {
      return;
    }
    long seconds = Duration.between(since, clock.instant()).toSeconds();
    String line = seconds > 0 ? text + ", " + seconds + " s" : text;
    err.print(CLEAR + (line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
    err.flush();
  }
}
