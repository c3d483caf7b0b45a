package io.acore.localcloud.control;

/**
 * Where and when a request is.
 *
 * @param region the region that its signature names
 * @param account the local cloud's account
 * @param now milliseconds since 1970
 */
record Call(String region, String account, long now) {
  double seconds() {
    return now / 1000.0;
  }

  String arn(String tail) {
    return "arn:aws:bedrock-agentcore:" + region + ":" + account + ":" + tail;
  }
}
