package io.acore.stacks.drift;

import io.acore.base.Json;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.ResourceRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What Terraform has to do so that everything is again as it was deployed.
 *
 * <p>A changed resource has only its content applied again. A missing one has its owner replaced:
 * then its id is unknown to the plan, and all that is built from it follows.
 *
 * @param replaced addresses that are made again
 * @param targets all that is touched
 */
record Repair(Collection<String> replaced, Collection<String> targets) {
  /** In the place of the hash: the bridge compares with it and updates. */
  static final String DRIFTED = "drifted";

  static Repair of(BridgedResources resources, References references, List<Finding> findings) {
    TreeSet<String> gone = new TreeSet<>();
    TreeSet<String> changed = new TreeSet<>();
    for (Finding finding : findings) {
      Bridged resource = resources.all().get(finding.key());
      if (resource == null || !finding.condition().drift()) {
        continue;
      }
      switch (finding.condition()) {
        case MISSING, RECORD_LOST -> gone.add(resource.owner());
        case CHANGED -> {
          if (resource.kind().updatable()) {
            changed.add(resource.config());
          } else {
            gone.add(resource.owner());
          }
        }
        case FAILED -> changed.add(resource.config());
        case FOREIGN, LEFT_OVER, OK, NOT_DEPLOYED, PENDING -> {}
      }
    }
    TreeSet<String> replaced = new TreeSet<>(gone);
    replaced.addAll(changed);
    TreeSet<String> targets = new TreeSet<>(references.dependents(gone));
    targets.addAll(changed);
    return new Repair(replaced, targets);
  }

  /** Has the bridge see that a resource is not what its record says. */
  static void markDrifted(Aws aws, String region, ResourceRecord record) {
    aws.call(
        region,
        List.of(
            "ssm",
            "put-parameter",
            "--name",
            record.parameter() + "/state",
            "--type",
            "String",
            "--overwrite",
            "--value",
            Json.compact(Map.of("hash", DRIFTED, "version", record.version(), "tags", ""))));
  }
}
