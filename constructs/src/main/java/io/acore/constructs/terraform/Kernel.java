package io.acore.constructs.terraform;

import com.hashicorp.cdktf.$Module;
import io.acore.base.UserError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.jsii.JsiiEngine;

/**
 * The Node process behind CDKTF.
 *
 * <p>Node needs some 300 ms to start and to load CDKTF. {@link #warmUp} begins that in the
 * background, so that a program can read its configuration meanwhile; without it the first
 * construct waits.
 */
public final class Kernel {
  private Kernel() {}

  /** Returns at once; calling it again does nothing. */
  public static void warmUp() {
    Started.KERNEL.isDone();
  }

  /** The engine takes one caller at a time, so the first construct waits for the warm-up. */
  static void await() {
    try {
      Started.KERNEL.join();
    } catch (CompletionException e) {
      throw new UserError(
          "Node.js could not be started",
          "CDKTF runs in Node: " + String.valueOf(e.getCause()),
          "install Node.js 18 or newer and put it on PATH, then run `acore doctor`",
          e);
    }
  }

  private static final class Started {
    static final CompletableFuture<Void> KERNEL = new CompletableFuture<>();

    static {
      Thread thread = new Thread(() -> KERNEL.complete(load()), "jsii warm-up");
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (failed, failure) -> KERNEL.completeExceptionally(failure));
      thread.start();
    }

    private static @Nullable Void load() {
      JsiiEngine.getInstance().loadModule($Module.class);
      return null;
    }
  }
}
