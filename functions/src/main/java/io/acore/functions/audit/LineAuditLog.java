package io.acore.functions.audit;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of JSON on standard output, which Lambda hands to the function's log group. */
public final class LineAuditLog implements AuditLog {
  private final PrintStream out;
  private final Clock clock;

  public LineAuditLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void write(String event, Map<String, ?> fields) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("type", "acore.audit");
    record.put("version", 1);
    record.put("time", clock.instant().toString());
    record.put("event", event);
    fields.forEach(record::putIfAbsent);
    byte[] line = (JSONObjectUtils.toJSONString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    // One write for the line: two threads must not mix theirs
    out.write(line, 0, line.length);
    out.flush();
  }
}
