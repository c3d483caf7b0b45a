package io.acore.stacks.lint;

import io.acore.base.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param findings what has to be mended
 * @param accepted what is suppressed, with the reason
 * @param unused suppressions that cover nothing
 * @param others which linters of others took part: {@code ran}, {@code missing}, {@code left out}
 */
public record LintReport(
    List<Finding> findings,
    Map<Finding, String> accepted,
    List<String> unused,
    Map<Linter, String> others) {
  private static final String SARIF =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  public LintReport {
    findings = List.copyOf(findings);
    accepted = new LinkedHashMap<>(accepted);
    unused = List.copyOf(unused);
    others = Map.copyOf(others);
  }

  public boolean clean() {
    return findings.isEmpty();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding.text()));
    text.append(findings.size())
        .append(findings.size() == 1 ? " finding" : " findings")
        .append(accepted.isEmpty() ? "" : ", " + accepted.size() + " accepted with a reason")
        .append('\n');
    return text.toString();
  }

  public String json() {
    return Json.pretty(
        Map.of(
            "version",
            1,
            "findings",
            findings,
            "others",
            tools(),
            "accepted",
            accepted.entrySet().stream()
                .map(each -> Map.of("finding", each.getKey(), "reason", each.getValue()))
                .toList()));
  }

  private Map<String, String> tools() {
    Map<String, String> tools = new TreeMap<>();
    others.forEach((linter, took) -> tools.put(linter.program(), took));
    return tools;
  }

  /** SARIF 2.1.0, which code hosts show beside the code. */
  public String sarif(String version) {
    List<Map<String, Object>> results =
        new ArrayList<>(findings.stream().map(it -> result(it, "")).toList());
    accepted.forEach((finding, reason) -> results.add(result(finding, reason)));
    Map<String, Object> driver =
        Map.of(
            "name",
            "acore lint",
            "version",
            version,
            "rules",
            Stream.concat(Arrays.stream(Rule.values()).map(LintReport::rule), rulesOfOthers())
                .toList());
    return Json.pretty(
        Map.of(
            "$schema",
            SARIF,
            "version",
            "2.1.0",
            "runs",
            List.of(Map.of("tool", Map.of("driver", driver), "results", results))));
  }

  private static Map<String, Object> rule(Rule rule) {
    return Map.of(
        "id", rule.id(),
        "shortDescription", Map.of("text", rule.description()),
        "help", Map.of("text", rule.fix()),
        "defaultConfiguration", Map.of("level", rule.level()));
  }

  // A viewer shows no result whose rule it does not know
  private Stream<Map<String, Object>> rulesOfOthers() {
    Map<String, Map<String, Object>> rules = new TreeMap<>();
    Stream.concat(findings.stream(), accepted.keySet().stream())
        .filter(finding -> finding.rule().contains(Suppressions.OF_OTHERS))
        .forEach(
            finding ->
                rules.put(
                    finding.rule(),
                    Map.of(
                        "id", finding.rule(),
                        "shortDescription", Map.of("text", finding.message()),
                        "help", Map.of("text", finding.fix()),
                        "defaultConfiguration", Map.of("level", finding.level()))));
    return rules.values().stream();
  }

  private static Map<String, Object> result(Finding finding, String reason) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.rule());
    result.put("level", finding.level());
    result.put(
        "message",
        Map.of("text", finding.address() + ": " + finding.message() + "; " + finding.fix()));
    result.put(
        "locations",
        List.of(
            Map.of(
                "physicalLocation",
                Map.of(
                    "artifactLocation", Map.of("uri", finding.file()),
                    "region", Map.of("startLine", finding.line())),
                "logicalLocations",
                List.of(Map.of("fullyQualifiedName", finding.address())))));
    if (!reason.isEmpty()) {
      result.put("suppressions", List.of(Map.of("kind", "external", "justification", reason)));
    }
    return result;
  }
}
