package io.acore.functions.tenant;

import java.util.regex.Pattern;

/**
 * A tenant: whatever separates customers of one application.
 *
 * <p>No {@code /}, {@code #}, {@code *}, {@code ?} or {@code $}: it stands in S3 prefixes, DynamoDB
 * keys and IAM policies, where they have a meaning.
 */
public record TenantId(String value) {
  private static final Pattern FORM =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9])?");

  public TenantId {
    Names.check(value, FORM, "tenant id");
  }
}
