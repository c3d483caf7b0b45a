package io.acore.localcloud.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** What an agent says about its health, as its protocol has it. */
record Ping(boolean healthy, boolean busy, long lastUpdate, String problem) {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int READ_MILLIS = 5_000;
  private static final int LONGEST = 64 * 1024;

  /** Asks once; empty while nobody listens. */
  static Optional<Ping> of(InetSocketAddress address, Protocol protocol) {
    try {
      if (!protocol.pings()) {
        try (Socket socket = new Socket()) {
          socket.connect(address, CONNECT_MILLIS);
        }
        return Optional.of(new Ping(true, false, 0, ""));
      }
      return Optional.of(ask(address));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Ping ask(InetSocketAddress address) throws IOException {
    URI uri =
        URI.create(
            "http://"
                + (address.getAddress().getAddress().length == 4 ? "127.0.0.1" : "[::1]")
                + ":"
                + address.getPort()
                + "/ping");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setRequestProperty("Connection", "close");
    try {
      int status = connection.getResponseCode();
      if (status != 200) {
        return new Ping(false, false, 0, "GET /ping answered HTTP " + status);
      }
      try (InputStream in = connection.getInputStream()) {
        return read(in.readNBytes(LONGEST));
      }
    } finally {
      connection.disconnect();
    }
  }

  private static Ping read(byte[] body) throws IOException {
    try {
      JsonNode answer = Json.mapper().readTree(body);
      String status = answer.path("status").asText("Healthy");
      boolean busy = status.equals("HealthyBusy");
      boolean healthy = busy || status.equals("Healthy");
      return new Ping(
          healthy,
          busy,
          answer.path("time_of_last_update").asLong(0),
          healthy ? "" : "GET /ping answered status `" + status + "`");
    } catch (JsonProcessingException e) {
      // Many an agent answers "ok": the status alone is what the contract turns on
      return new Ping(true, false, 0, "");
    }
  }
}
