package io.acore.localcloud.thread;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that end with the local cloud.
 *
 * @param name of each, for who looks at a dump
 */
public record DaemonThreads(String name) implements ThreadFactory {
  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
