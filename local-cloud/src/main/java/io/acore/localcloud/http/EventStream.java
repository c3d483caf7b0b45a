package io.acore.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Frames of {@code application/vnd.amazon.eventstream}: total length, header length, checksum of
 * these two, headers, payload, checksum of everything before it.
 */
public final class EventStream {
  public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private static final int PRELUDE = 8;
  private static final int CHECKSUM = 4;
  private static final byte STRING = 7;

  private EventStream() {}

  public static byte[] event(String type, String json) {
    return frame(
        Map.of(":message-type", "event", ":event-type", type, ":content-type", "application/json"),
        json);
  }

  public static byte[] exception(String type, String json) {
    return frame(
        Map.of(
            ":message-type",
            "exception",
            ":exception-type",
            type,
            ":content-type",
            "application/json"),
        json);
  }

  public static byte[] frame(Map<String, String> headers, String json) {
    return frame(headers, json.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] frame(Map<String, String> headers, byte[] payload) {
    byte[] head = headers(headers);
    int total = PRELUDE + CHECKSUM + head.length + payload.length + CHECKSUM;
    byte[] bytes = new byte[total];
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    frame.putInt(total).putInt(head.length);
    frame.putInt(checksum(bytes, frame.position()));
    frame.put(head).put(payload);
    frame.putInt(checksum(bytes, frame.position()));
    return bytes;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static byte[] headers(Map<String, String> headers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String> header : headers.entrySet()) {
        byte[] name = header.getKey().getBytes(StandardCharsets.UTF_8);
        byte[] value = header.getValue().getBytes(StandardCharsets.UTF_8);
        out.writeByte(name.length);
        out.write(name);
        out.writeByte(STRING);
        out.writeShort(value.length);
        out.write(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
