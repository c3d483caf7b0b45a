package io.acore.localcloud.lambda;

import java.util.Map;

/**
 * How an invocation ended.
 *
 * @param failed the payload is an error of the function, not its result
 * @param streamed the payload went to the caller while it was made
 * @param last the process is not used again
 */
record Answer(Payload payload, boolean failed, boolean streamed, boolean last) {
  static Answer result(byte[] payload) {
    return new Answer(Payload.of(payload), false, false, false);
  }

  static Answer endOfStream() {
    return new Answer(Payload.of(new byte[0]), false, true, false);
  }

  static Answer error(Payload payload) {
    return new Answer(payload, true, false, false);
  }

  static Answer error(String type, String message) {
    return error(Payload.json(Map.of("errorType", type, "errorMessage", message)));
  }

  Answer ofStream() {
    return new Answer(payload, failed, true, last);
  }

  Answer andLast() {
    return new Answer(payload, failed, streamed, true);
  }
}
