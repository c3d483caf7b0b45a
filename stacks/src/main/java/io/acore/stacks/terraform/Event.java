package io.acore.stacks.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One thing that Terraform says while it works. */
public sealed interface Event {

  /**
   * The plan will do something with a resource.
   *
   * @param action {@code create}, {@code update}, {@code replace}, {@code delete}, {@code read}
   * @param reason Terraform's word for why, such as {@code tainted}; may be empty
   */
  record Planned(String address, String action, String reason) implements Event {}

  /** All that is planned has been said. */
  record PlanMade() implements Event {}

  /** A resource was changed outside Terraform. */
  record Drifted(String address, String action) implements Event {}

  /** An action began. */
  record Started(String address, String action) implements Event {}

  /** An action is done. */
  record Finished(String address, String action, long seconds) implements Event {}

  /** An action failed; a diagnostic says why. */
  record Failed(String address, String action) implements Event {}

  /** A provisioner printed a line. */
  record Said(String address, String line) implements Event {}

  /** Outputs with their values, as a plan expects or an apply left them. */
  record Outputs(Map<String, Output> outputs) implements Event {
    public Outputs {
      outputs = Map.copyOf(outputs);
    }
  }

  /**
   * One output.
   *
   * @param value as JSON; missing when it is not known yet
   * @param sensitive whether it must not be shown
   * @param changes whether the plan changes it
   */
  record Output(JsonNode value, boolean sensitive, boolean changes) {}

  /**
   * Terraform has something to say about the configuration or a failure.
   *
   * @param error otherwise a warning
   * @param summary one line
   * @param detail many lines; may be empty
   * @param address of the resource; empty when it is not about one
   */
  record Diagnosed(boolean error, String summary, String detail, String address) implements Event {}

  /** Reads one line of output; empty for what is of no interest, and for what is not JSON. */
  static Optional<Event> read(JsonNode line) {
    JsonNode hook = line.path("hook");
    String hooked = hook.at("/resource/addr").asText();
    String action = hook.path("action").asText();
    return switch (line.path("type").asText()) {
      case "planned_change" ->
          Optional.of(
              new Planned(
                  line.at("/change/resource/addr").asText(),
                  line.at("/change/action").asText(),
                  line.at("/change/reason").asText()));
      case "resource_drift" ->
          Optional.of(
              new Drifted(
                  line.at("/change/resource/addr").asText(), line.at("/change/action").asText()));
      case "change_summary" ->
          line.at("/changes/operation").asText().equals("plan")
              ? Optional.of(new PlanMade())
              : Optional.empty();
      case "apply_start" -> Optional.of(new Started(hooked, action));
      case "apply_complete" ->
          Optional.of(new Finished(hooked, action, hook.path("elapsed_seconds").asLong()));
      case "apply_errored" -> Optional.of(new Failed(hooked, action));
      case "provision_progress" -> Optional.of(new Said(hooked, hook.path("output").asText()));
      case "outputs" -> Optional.of(outputs(line.path("outputs")));
      case "diagnostic" -> Optional.of(diagnosed(line.path("diagnostic")));
      default -> Optional.empty();
    };
  }

  private static Diagnosed diagnosed(JsonNode diagnostic) {
    return new Diagnosed(
        diagnostic.path("severity").asText().equals("error"),
        diagnostic.path("summary").asText(),
        diagnostic.path("detail").asText(),
        diagnostic.path("address").asText());
  }

  /** Of the event, and of {@code terraform output -json}, which have the same form. */
  static Outputs outputs(JsonNode all) {
    Map<String, Output> outputs = new LinkedHashMap<>();
    all.properties()
        .forEach(
            entry -> {
              JsonNode each = entry.getValue();
              String action = each.path("action").asText("noop");
              outputs.put(
                  entry.getKey(),
                  new Output(
                      each.path("value"),
                      each.path("sensitive").asBoolean(),
                      !action.equals("noop")));
            });
    return new Outputs(outputs);
  }
}
