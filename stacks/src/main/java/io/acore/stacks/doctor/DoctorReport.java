package io.acore.stacks.doctor;

import io.acore.base.Json;
import java.util.List;
import java.util.Map;

/**
 * All findings, in the order of the checks.
 *
 * @param findings one per check
 */
public record DoctorReport(List<Finding> findings) {
  public DoctorReport {
    findings = List.copyOf(findings);
  }

  /** Whether everything that some command needs is there. */
  public boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.MISSING);
  }

  /** One line a check; a second line says what to do. */
  public String text() {
    int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(
          String.format(
                  "%-7s  %-" + width + "s  %s%n",
                  finding.level().word(),
                  finding.name(),
                  finding.found())
              .replace("\r", ""));
      if (!finding.fix().isEmpty()) {
        text.append(" ".repeat(width + 11)).append("fix: ").append(finding.fix()).append('\n');
      }
    }
    return text.toString();
  }

  public String json() {
    return Json.pretty(
        Map.of(
            "version",
            1,
            "healthy",
            healthy(),
            "findings",
            findings.stream().map(Finding::toMap).toList()));
  }
}
