package io.acore.localcloud.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The two addresses of this machine that nobody else can reach. */
final class Loopback {
  static final InetAddress V4 = address(127, 0, 0, 1);
  static final InetAddress V6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

  private Loopback() {}

  private static InetAddress address(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of 4 or 16 bytes is one", e);
    }
  }
}
