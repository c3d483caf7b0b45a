package io.acore.localcloud.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/** One WebSocket of a shell, with the limits that the service sets. */
final class ShellClient extends AbstractReceiveListener {
  private static final int MOST_FRAMES_PER_SECOND = 250;
  private static final int MOST_TEXT_FRAMES = 5;

  private final WebSocketChannel channel;
  private final Shell shell;
  private final Executor workers;
  private long second = System.nanoTime();
  private int frames;
  private int texts;

  ShellClient(WebSocketChannel channel, Shell shell, Executor workers) {
    this.channel = channel;
    this.shell = shell;
    this.workers = workers;
  }

  /** Sends, in frames of the size that the service allows; waits for a slow client. */
  void send(byte kind, byte[] payload) {
    try {
      for (int at = 0; at < payload.length; at += Shell.LARGEST_FRAME - 1) {
        int length = Math.min(Shell.LARGEST_FRAME - 1, payload.length - at);
        byte[] frame = Channel.frame(kind, payload, at, length);
        WebSockets.sendBinaryBlocking(ByteBuffer.wrap(frame), channel);
      }
    } catch (IOException e) {
      // It is gone; its close comes as an event of its own
      IoUtils.safeClose(channel);
    }
  }

  void close(int code, String reason) {
    WebSockets.sendClose(code, reason, channel, null);
    // A client that never answers the close must not hold the shell
    channel.getIoThread().executeAfter(() -> IoUtils.safeClose(channel), 2, TimeUnit.SECONDS);
  }

  @Override
  protected long getMaxBinaryBufferSize() {
    return Shell.LARGEST_FRAME;
  }

  @Override
  protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
    if (++texts >= MOST_TEXT_FRAMES) {
      close(1003, "frames are binary");
    }
  }

  @Override
  protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
    byte[] frame;
    var data = message.getData();
    try {
      ByteBuffer whole = WebSockets.mergeBuffers(data.getResource());
      frame = new byte[whole.remaining()];
      whole.get(frame);
    } finally {
      data.close();
    }
    if (tooFast()) {
      close(1008, "more than " + MOST_FRAMES_PER_SECOND + " frames a second");
    } else if (frame.length > 0) {
      take(frame);
    }
  }

  private void take(byte[] frame) {
    byte[] payload = new byte[frame.length - 1];
    System.arraycopy(frame, 1, payload, 0, payload.length);
    switch (frame[0]) {
      case Channel.STDIN -> shell.write(Channel.STDIN, payload);
      case Channel.RESIZE -> resize(payload);
      case Channel.HEARTBEAT ->
          WebSockets.sendBinary(ByteBuffer.wrap(new byte[] {Channel.HEARTBEAT}), channel, null);
      case Channel.CLOSE -> workers.execute(shell::end);
      default -> say("There is no channel " + (frame[0] & 0xff));
    }
  }

  private void resize(byte[] payload) {
    try {
      JsonNode size = Json.parse(new String(payload, StandardCharsets.UTF_8));
      int width = size.path("width").asInt();
      int height = size.path("height").asInt();
      if (width > 0 && height > 0 && width <= 0xffff && height <= 0xffff) {
        shell.write(Channel.RESIZE, payload);
        return;
      }
    } catch (IllegalStateException notJson) {
      say("A size is JSON");
      return;
    }
    say("A size has a width and a height above 0");
  }

  private void say(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = Channel.frame(Channel.STDERR, bytes, 0, bytes.length);
    WebSockets.sendBinary(ByteBuffer.wrap(frame), channel, null);
  }

  private boolean tooFast() {
    long now = System.nanoTime();
    if (now - second > TimeUnit.SECONDS.toNanos(1)) {
      second = now;
      frames = 0;
    }
    return ++frames > MOST_FRAMES_PER_SECOND;
  }
}
