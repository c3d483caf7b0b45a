package io.acore.localcloud.shell;

/** The first byte of a frame. */
final class Channel {
  static final byte STDIN = 0;
  static final byte STDOUT = 1;
  static final byte STDERR = 2;
  static final byte STATUS = 3;
  static final byte RESIZE = 4;
  static final byte HEARTBEAT = 5;
  static final byte CLOSE = (byte) 0xff;

  private Channel() {}

  static byte[] frame(byte channel, byte[] payload, int from, int length) {
    byte[] frame = new byte[length + 1];
    frame[0] = channel;
    System.arraycopy(payload, from, frame, 1, length);
    return frame;
  }
}
