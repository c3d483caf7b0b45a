package io.acore.constructs.registry;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import java.util.Optional;

/**
 * What a record is.
 *
 * @param name letters, digits and `_-./`, 255 at most
 * @param descriptor what it says
 * @param description shown by the console; without it none
 * @param version of the thing; without it none
 */
public record RegistryRecordProps(
    String name, Descriptor descriptor, Optional<String> description, Optional<String> version) {
  private static final Limit NAME =
      Limit.form(
          "registry record name",
          "[a-zA-Z0-9][a-zA-Z0-9_\\-./]*",
          1,
          255,
          "letters, digits and `_-./`",
          "my-server");
  private static final Limit VERSION =
      Limit.form("record version", "[a-zA-Z0-9.-]+", 1, 255, "letters, digits, `.` and `-`", "1.0");

  public RegistryRecordProps {
    NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
    version.ifPresent(VERSION::check);
  }
}
