package io.acore.localcloud.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * A request whose shape is right.
 *
 * @param input its members, wherever they travelled
 * @param region the region that its signature names
 * @param now milliseconds since 1970
 * @param host the address that the client called
 */
public record Request(ObjectNode input, String region, String account, long now, URI host) {
  public String text(String member) {
    return input.path(member).asText();
  }

  public double seconds() {
    return now / 1000.0;
  }
}
