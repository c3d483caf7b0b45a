package io.acore.localcloud.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of a function.
 *
 * @param arn as the caller named the function; the function sees it in its context
 * @param clientContext JSON that the caller hands to the function beside the event
 * @param stream takes the answer piece by piece when the function sends it so
 */
public record InvokeRequest(
    String requestId,
    String arn,
    Payload payload,
    Optional<String> clientContext,
    Optional<StreamTarget> stream) {

  /** Opened with the answer's content type when the function begins to answer. */
  @FunctionalInterface
  public interface StreamTarget {
    OutputStream open(String contentType) throws IOException;
  }

  public static InvokeRequest of(String arn, Payload payload) {
    return new InvokeRequest(
        UUID.randomUUID().toString(), arn, payload, Optional.empty(), Optional.empty());
  }
}
