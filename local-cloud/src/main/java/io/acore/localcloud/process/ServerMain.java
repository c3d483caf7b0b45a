package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The background process: {@code ServerMain <project folder>}. */
final class ServerMain {
  private static final int BUG = 3;
  private static final Duration LOOK = Duration.ofSeconds(3);

  private ServerMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path project = Path.of(arguments[0]);
    Path folder = LocalCloud.folder(project);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end.countDown();
                  await(ended);
                }));
    RunningLock lock = RunningLock.take(folder);
    int exitCode = 0;
    try {
      serve(Environment.system(), project, folder, lock, end);
    } catch (UserError e) {
      log(e.render());
      exitCode = e.exitCode();
    } catch (IOException | RuntimeException e) {
      // Other threads would keep what has begun alive
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      log(trace.toString());
      exitCode = BUG;
    } finally {
      lock.close();
      ended.countDown();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  // Nobody can find or stop one whose folder is gone, so it looks for that by itself
  private static void serve(
      Environment environment, Path project, Path folder, RunningLock lock, CountDownLatch end)
      throws IOException, InterruptedException {
    try (LocalServer server =
        LocalServer.start(environment, project, folder, end::countDown, ServerMain::log)) {
      server.state(environment).write(folder);
      log("listening on " + server.endpointUrl() + " for " + project);
      boolean ended = false;
      while (!ended && lock.isThere()) {
        ended = end.await(LOOK.toSeconds(), TimeUnit.SECONDS);
      }
      // In a folder that was made anew it would be another one's
      if (lock.isThere()) {
        StateFile.remove(folder);
      }
    }
    log("stopped");
  }

  private static void log(String line) {
    System.out.println(line);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
