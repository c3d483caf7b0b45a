package io.acore.stacks.drift;

import io.acore.base.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of one environment.
 *
 * @param environment its name
 * @param findings one for each bridged resource
 * @param others what happened to resources that Terraform makes by itself
 */
public record DriftReport(String environment, List<Finding> findings, List<String> others) {
  private static final int VERSION = 1;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  public DriftReport {
    findings = List.copyOf(findings);
    others = List.copyOf(others);
  }

  /** Whether everything is as it was deployed. */
  public boolean clean() {
    return others.isEmpty() && drifted().isEmpty();
  }

  public List<Finding> drifted() {
    return findings.stream().filter(it -> it.condition().drift()).toList();
  }

  /** Only what drifted. */
  public String driftText() {
    if (clean()) {
      return environment + " is as it was deployed\n";
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : drifted()) {
      text.append(finding.condition().word())
          .append("  ")
          .append(finding.kind())
          .append(" `")
          .append(finding.name())
          .append("` ")
          .append(finding.id())
          .append('\n');
      finding.details().forEach(line -> text.append("    ").append(line).append('\n'));
    }
    others.forEach(line -> text.append("changed  ").append(line).append('\n'));
    return text.toString();
  }

  /** A table of everything. */
  public String statusText() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("KIND", "NAME", "STATUS", "VERSION", "DRIFT", "LAST DEPLOY", "ID"));
    for (Finding finding : findings) {
      rows.add(
          List.of(
              finding.kind(),
              finding.name(),
              finding.status().isEmpty() ? "-" : finding.status(),
              finding.version().isEmpty() ? "-" : finding.version(),
              finding.condition().word(),
              finding
                  .deployed()
                  .filter(time -> time.isAfter(Instant.EPOCH))
                  .map(TIME::format)
                  .orElse("-"),
              finding.id().isEmpty() ? "-" : finding.id()));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(it -> it.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** For {@code acore drift --json}: only what drifted. */
  public String driftJson() {
    return json(drifted());
  }

  /** For {@code acore status --json}. */
  public String statusJson() {
    return json(findings);
  }

  private String json(List<Finding> shown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("environment", environment);
    json.put("clean", clean());
    json.put("resources", shown.stream().map(Finding::plain).toList());
    json.put("others", others);
    return Json.pretty(json);
  }
}
