package io.acore.localcloud.shell;

import io.acore.base.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One shell, with at most one client at a time. It goes on while there is none. */
final class Shell {
  private static final Logger LOG = Logger.getLogger(Shell.class.getName());
  static final int LARGEST_FRAME = 64 * 1024;

  private static final int REPLAY = 256 * 1024;
  private static final int END_SECONDS = 5;

  private final String id;
  private final Process process;
  private final DataOutputStream in;
  private final Runnable onEnd;
  private final Replay replay = new Replay(REPLAY);
  private volatile @Nullable ShellClient client;
  private volatile long detachedSince = System.nanoTime();
  private boolean known;

  Shell(String id, Process process, Runnable onEnd) {
    this.id = id;
    this.process = process;
    this.in = new DataOutputStream(process.getOutputStream());
    this.onEnd = onEnd;
    Thread reader = new Thread(this::read, "shell-" + id);
    reader.setDaemon(true);
    reader.start();
  }

  /** A client takes the shell over from whoever has it, and sees what was printed before. */
  void attach(ShellClient fresh) {
    ShellClient before = client;
    if (before != null) {
      before.close(4000, "another client has connected");
    }
    synchronized (replay) {
      Map<String, Object> metadata = Map.of("shellId", id, "reconnected", known);
      known = true;
      fresh.send(Channel.STATUS, json(status("Success", metadata)));
      fresh.send(Channel.STDOUT, replay.all());
      client = fresh;
    }
  }

  /** A client is gone; the shell waits for the next. */
  void detach(ShellClient gone) {
    synchronized (replay) {
      if (client == gone) {
        client = null;
        detachedSince = System.nanoTime();
      }
    }
  }

  boolean unusedFor(long nanos) {
    return client == null && System.nanoTime() - detachedSince > nanos;
  }

  /** What a client typed, or its new size. */
  void write(byte channel, byte[] payload) {
    try {
      synchronized (in) {
        in.writeInt(payload.length + 1);
        in.writeByte(channel);
        in.write(payload);
        in.flush();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "the shell " + id + " is gone", e);
    }
  }

  /** Ends the shell with all that it has started, and waits for that. */
  void end() {
    try {
      synchronized (in) {
        in.close();
      }
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  private void read() {
    try (DataInputStream out = new DataInputStream(process.getInputStream())) {
      boolean running = true;
      while (running) {
        byte[] message = new byte[out.readInt()];
        out.readFully(message);
        byte[] payload = new byte[message.length - 1];
        System.arraycopy(message, 1, payload, 0, payload.length);
        running = message[0] != Channel.STATUS;
        if (running) {
          printed(payload);
        } else {
          exited(Integer.parseInt(new String(payload, StandardCharsets.UTF_8)));
        }
      }
    } catch (EOFException e) {
      LOG.log(Level.FINE, "the shell " + id + " was ended", e);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the shell " + id, e);
    } finally {
      onEnd.run();
      ShellClient last = client;
      if (last != null) {
        last.close(1000, "the shell has ended");
      }
    }
  }

  private void printed(byte[] payload) {
    synchronized (replay) {
      replay.add(payload);
      ShellClient current = client;
      if (current != null) {
        current.send(Channel.STDOUT, payload);
      }
    }
  }

  private void exited(int code) {
    ShellClient current = client;
    if (current == null) {
      return;
    }
    if (code == 0) {
      current.send(Channel.STATUS, json(status("Success", Map.of())));
      return;
    }
    List<Map<String, String>> causes = new ArrayList<>();
    causes.add(Map.of("reason", "ExitCode", "message", "" + code));
    if (code > 128) {
      causes.add(Map.of("reason", "Signal", "message", "" + (code - 128)));
    }
    Map<String, Object> status = status("Failure", Map.of());
    status.put("reason", "NonZeroExitCode");
    status.put("message", "command terminated with exit code " + code);
    status.put("details", Map.of("causes", causes));
    current.send(Channel.STATUS, json(status));
  }

  private static Map<String, Object> status(String status, Map<String, Object> metadata) {
    Map<String, Object> all = new TreeMap<>();
    all.put("kind", "Status");
    all.put("apiVersion", "v1");
    all.put("metadata", metadata);
    all.put("status", status);
    return all;
  }

  private static byte[] json(Map<String, Object> status) {
    return Json.compact(status).getBytes(StandardCharsets.UTF_8);
  }
}
