package io.acore.packaging.archive;

import io.acore.base.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 that can be stopped after a block and taken up again later, which the JDK's cannot.
 *
 * <p>The start of every deployment zip is the dependency layer, tens of megabytes that were hashed
 * when the layer was built. Keeping the state of that moment leaves only the code to hash (FIPS
 * 180-4, section 6.2).
 */
final class RunningSha256 {
  static final int BLOCK = 64;

  private static final int[] K = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final int[] state = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private final int[] schedule = new int[64];
  private final byte[] pending = new byte[BLOCK];
  private int pendingLength;
  private long length;

  /** Goes on from a state taken after {@code length} bytes, a whole number of blocks. */
  static RunningSha256 resume(String stateHex, long length) {
    if (length % BLOCK != 0) {
      throw new IllegalArgumentException("not on a block boundary: " + length);
    }
    RunningSha256 hash = new RunningSha256();
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(stateHex));
    for (int i = 0; i < hash.state.length; i++) {
      hash.state[i] = words.getInt();
    }
    hash.length = length;
    return hash;
  }

  /** The state after the last whole block. */
  String state() {
    StringBuilder hex = new StringBuilder();
    for (int word : state) {
      hex.append(HexFormat.of().toHexDigits(word));
    }
    return hex.toString();
  }

  /** How many bytes the last whole block ends at. */
  long blockLength() {
    return length - pendingLength;
  }

  void update(byte[] bytes, int from, int count) {
    int next = from;
    int end = from + count;
    length += count;
    if (pendingLength > 0) {
      int take = Math.min(BLOCK - pendingLength, count);
      System.arraycopy(bytes, next, pending, pendingLength, take);
      pendingLength += take;
      next += take;
      if (pendingLength < BLOCK) {
        return;
      }
      compress(pending, 0);
      pendingLength = 0;
    }
    for (; end - next >= BLOCK; next += BLOCK) {
      compress(bytes, next);
    }
    pendingLength = end - next;
    System.arraycopy(bytes, next, pending, 0, pendingLength);
  }

  /** Ends the hash; nothing may be added afterwards. */
  Sha256 finish() {
    long bits = length * 8;
    int padding = (int) (BLOCK - (length + 1 + Long.BYTES) % BLOCK) % BLOCK;
    byte[] tail = new byte[1 + padding + Long.BYTES];
    ByteBuffer.wrap(tail).put((byte) 0x80).position(1 + padding).putLong(bits);
    update(tail, 0, tail.length);
    return new Sha256(state());
  }

  private void compress(byte[] bytes, int at) {
    int[] w = schedule;
    for (int t = 0; t < 16; t++) {
      int i = at + 4 * t;
      w[t] =
          (bytes[i] & 0xff) << 24
              | (bytes[i + 1] & 0xff) << 16
              | (bytes[i + 2] & 0xff) << 8
              | (bytes[i + 3] & 0xff);
    }
    for (int t = 16; t < 64; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      int small0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3);
      int small1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ (y >>> 10);
      w[t] = w[t - 16] + small0 + w[t - 7] + small1;
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int t = 0; t < 64; t++) {
      int big1 =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int first = h + big1 + ((e & f) ^ (~e & g)) + K[t] + w[t];
      int big0 =
          Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int second = big0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + first;
      d = c;
      c = b;
      b = a;
      a = first + second;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
