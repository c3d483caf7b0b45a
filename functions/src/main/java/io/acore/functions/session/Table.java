package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the session table. Everything of a tenant is in the tenant's own partition; what must
 * be found before the tenant is known has a partition of its own.
 */
public record Table(String name, AppId app) {
  /** Partition and sort key, and when DynamoDB may delete an item. */
  public static final String PARTITION = "PK";

  public static final String SORT = "SK";
  public static final String EXPIRES = "expires";

  public Map<String, AttributeValue> login(Hash state) {
    return key("LOGIN#" + state.value(), "LOGIN");
  }

  public Map<String, AttributeValue> pointer(Hash session) {
    return key("SESSION#" + session.value(), "SESSION");
  }

  public Map<String, AttributeValue> session(SessionKey session) {
    return key(partition(session.tenant()), sessionsOf(session.user()) + session.hash().value());
  }

  public Map<String, AttributeValue> member(TenantId tenant, UserId user) {
    return key(partition(tenant), "MEMBER#" + user.value());
  }

  public Map<String, AttributeValue> invitation(TenantId tenant, Hash email) {
    return key(partition(tenant), "INVITATION#" + email.value());
  }

  /** How many calls of the tenant are running. */
  public Map<String, AttributeValue> calls(TenantId tenant) {
    return key("LIMIT#" + tenant.value(), "CALLS");
  }

  /** Written by Terraform once the distribution has its address. */
  public Map<String, AttributeValue> origin() {
    return key("CONFIG", "ORIGIN");
  }

  public AttributeValue tenantPartition(TenantId tenant) {
    return AttributeValue.fromS("APP#" + app.value() + "#" + partition(tenant));
  }

  public static String sessionsOf(UserId user) {
    return "SESSION#" + user.value() + "#";
  }

  private static String partition(TenantId tenant) {
    return "TENANT#" + tenant.value();
  }

  private Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(
        PARTITION, AttributeValue.fromS("APP#" + app.value() + "#" + partition),
        SORT, AttributeValue.fromS(sort));
  }
}
