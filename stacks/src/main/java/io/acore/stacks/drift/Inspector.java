package io.acore.stacks.drift;

import io.acore.base.Json;
import io.acore.stacks.drift.Finding.Condition;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.Records;
import io.acore.stacks.record.ResourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays what is wanted, what is remembered and what is there beside each other. */
final class Inspector {
  private final Aws aws;
  private final BridgedResources resources;
  private final Wanted wanted;
  private final Records records;
  private final String region;

  /**
   * @param region of resources that are known by their record alone
   */
  Inspector(Aws aws, BridgedResources resources, Wanted wanted, Records records, String region) {
    this.aws = aws;
    this.resources = resources;
    this.wanted = wanted;
    this.records = records;
    this.region = region;
  }

  /** Every bridged resource and every record. */
  List<Finding> findings(boolean tags) {
    List<Finding> findings =
        new ArrayList<>(
            Parallel.map(List.copyOf(resources.all().values()), it -> finding(it, tags)));
    records
        .all()
        .forEach(
            (key, record) -> {
              if (!resources.all().containsKey(key)) {
                findings.add(
                    new Finding(
                        key,
                        "",
                        "",
                        record.id(),
                        Condition.LEFT_OVER,
                        "",
                        record.version(),
                        Optional.of(record.written()),
                        List.of("its record is " + record.parameter() + " in " + region)));
              }
            });
    return findings;
  }

  private Finding finding(Bridged resource, boolean tags) {
    ResourceRecord record = records.all().get(resource.key());
    if (record == null || record.id().isEmpty()) {
      return resource.deployed()
          ? finding(resource, record, Condition.RECORD_LOST, Live.GONE, List.of())
          : finding(resource, record, Condition.NOT_DEPLOYED, Live.GONE, List.of());
    }
    if (resource.deployed() && record.state().isMissingNode()) {
      return finding(resource, record, Condition.RECORD_LOST, Live.GONE, List.of());
    }
    Live live = Live.of(aws, resource.kind(), resource.region(), record.parents(), record.id());
    if (!live.there()) {
      return finding(resource, record, Condition.MISSING, live, List.of());
    }
    if (live.failed(resource.kind())) {
      return finding(resource, record, Condition.FAILED, live, List.of(live.reason()));
    }
    List<Difference> differences = new ArrayList<>();
    String hash = wanted.hashes().get(resource.key());
    boolean pending = hash != null && !hash.equals(record.hash());
    boolean unfinished = record.hash().isEmpty() || record.hash().equals(Repair.DRIFTED);
    if (!pending && !unfinished) {
      differences.addAll(Differences.of(resource.kind(), wanted.of(resource.key()), live.body()));
    }
    if (!record.version().isEmpty()
        && !live.version().isEmpty()
        && !record.version().equals(live.version())) {
      differences.add(Difference.of("version", record.version(), live.version()));
    }
    if (tags) {
      ownerTag(resource, record, live).ifPresent(differences::add);
    }
    Condition condition =
        !differences.isEmpty() || record.hash().equals(Repair.DRIFTED)
            ? Condition.CHANGED
            : pending || unfinished ? Condition.PENDING : Condition.OK;
    return finding(
        resource, record, condition, live, differences.stream().map(Difference::text).toList());
  }

  private Optional<Difference> ownerTag(Bridged resource, ResourceRecord record, Live live) {
    String arn = live.arn().isEmpty() ? record.arn() : live.arn();
    if (!resource.kind().taggable() || arn.isEmpty()) {
      return Optional.empty();
    }
    String owner = Tags.owner(aws, resource.kind(), resource.region(), arn);
    return owner.equals(record.parameter())
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "tag " + Tags.OWNER,
                Json.tree(record.parameter()),
                owner.isEmpty()
                    ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                    : Json.tree(owner)));
  }

  private static Finding finding(
      Bridged resource,
      @Nullable ResourceRecord record,
      Condition condition,
      Live live,
      List<String> details) {
    Optional<Instant> written = record == null ? Optional.empty() : Optional.of(record.written());
    return new Finding(
        resource.key(),
        resource.kind().name(),
        resource.name(),
        record == null ? "" : record.id(),
        condition,
        live.status(),
        live.version().isEmpty() && record != null ? record.version() : live.version(),
        written,
        details);
  }

  /** What carries this stack's owner tag without a record: an orphan of ours, or a copied tag. */
  List<Finding> foreign(String path) {
    List<Finding> foreign = new ArrayList<>();
    for (List<Finding> found :
        Parallel.map(
            resources.kinds().stream().filter(Orphans::canBeFound).toList(),
            kind -> Orphans.of(aws, kind, region, path, records))) {
      foreign.addAll(found);
    }
    return foreign;
  }
}
