package io.acore.localcloud.restapi;

/** A token bucket: so many at once, and so many more each second. */
final class Bucket {
  private final double rate;
  private final double burst;
  private double tokens;
  private long last;

  Bucket(double rate, double burst, long nowNanos) {
    this.rate = rate;
    this.burst = burst;
    this.tokens = burst;
    this.last = nowNanos;
  }

  boolean has(double sameRate, double sameBurst) {
    return rate == sameRate && burst == sameBurst;
  }

  synchronized boolean take(long nowNanos) {
    tokens = Math.min(burst, tokens + (nowNanos - last) / 1e9 * rate);
    last = nowNanos;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
