package io.acore.localcloud.shell;

/** The last that a shell has printed; older bytes make room for newer ones. */
final class Replay {
  private final byte[] bytes;
  private long written;

  Replay(int size) {
    bytes = new byte[size];
  }

  void add(byte[] data) {
    for (byte one : data) {
      bytes[(int) (written++ % bytes.length)] = one;
    }
  }

  byte[] all() {
    int length = (int) Math.min(written, bytes.length);
    byte[] all = new byte[length];
    for (int i = 0; i < length; i++) {
      all[i] = bytes[(int) ((written - length + i) % bytes.length)];
    }
    return all;
  }
}
