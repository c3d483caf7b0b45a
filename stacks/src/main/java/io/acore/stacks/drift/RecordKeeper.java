package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.stacks.record.Records;
import io.acore.stacks.record.ResourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts back the SSM records that somebody has deleted: without them Terraform cannot even plan, for
 * the ids of other resources are read from there.
 */
final class RecordKeeper {
  private final Script script;
  private final BridgedResources resources;
  private final JsonNode state;
  private final Consumer<String> say;

  RecordKeeper(Script script, BridgedResources resources, JsonNode state, Consumer<String> say) {
    this.script = script;
    this.resources = resources;
    this.state = state;
    this.say = say;
  }

  /** Keys of the deployed resources whose record is not whole. */
  List<String> lost(Records records) {
    List<String> lost = new ArrayList<>();
    resources
        .all()
        .forEach(
            (key, resource) -> {
              ResourceRecord record = records.all().get(key);
              boolean whole =
                  record != null && !record.id().isEmpty() && !record.state().isMissingNode();
              if (resource.deployed() && !whole) {
                lost.add(key);
              }
            });
    return lost;
  }

  /**
   * Finds the resources by their owner tag and writes their records again, parents first.
   *
   * @return keys of those that could not be found, because they are gone as well
   */
  List<String> putBack(List<String> lost) {
    List<String> open = new ArrayList<>(lost);
    int before;
    do {
      before = open.size();
      // A child is found through the record of its parent, which may come back in this very round.
      open.removeIf(this::putBack);
    } while (open.size() < before && !open.isEmpty());
    return open;
  }

  private boolean putBack(String key) {
    Bridged resource = resources.all().get(key);
    if (resource == null) {
      return true;
    }
    JsonNode content = BridgedResources.triggersOf(state, resource.type(), key + "_config");
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ACORE_HASH", content.path("hash").asText(""));
    variables.put("ACORE_TAGS_HASH", content.path("tags").asText(""));
    boolean found = script.run("restore", resource, variables);
    if (found) {
      say.accept(resource.words() + ": its record is back, found by the owner tag");
    }
    return found;
  }
}
