package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The background process: {@code ServerMain <project folder>}. */
final class ServerMain {
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
      serve(Environment.system(), project, folder, end);
    } catch (UserError e) {
      log(e.render());
      exitCode = e.exitCode();
    } finally {
      lock.close();
      ended.countDown();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  private static void serve(Environment environment, Path project, Path folder, CountDownLatch end)
      throws IOException, InterruptedException {
    try (LocalServer server =
        LocalServer.start(environment, project, folder, end::countDown, ServerMain::log)) {
      server.state(environment).write(folder);
      log("listening on " + server.endpointUrl() + " for " + project);
      end.await();
      StateFile.remove(folder);
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
