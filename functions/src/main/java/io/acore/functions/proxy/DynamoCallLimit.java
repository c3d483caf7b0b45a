package io.acore.functions.proxy;

import io.acore.functions.http.Refusal;
import io.acore.functions.session.Table;
import io.acore.functions.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * One item for each tenant with a map of running calls. A call that died without giving its slot
 * back loses it when its time is up.
 */
final class DynamoCallLimit implements CallLimit {
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final DynamoDbClient dynamo;
  private final Table table;
  private final int most;
  private final Duration longest;
  private final SecureRandom random;
  private final Clock clock;

  DynamoCallLimit(
      DynamoDbClient dynamo,
      Table table,
      int most,
      Duration longest,
      SecureRandom random,
      Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.most = most;
    this.longest = longest.plus(SLACK);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Slot take(TenantId tenant) {
    String id = "c" + Long.toHexString(random.nextLong());
    if (!add(tenant, id)) {
      tidy(tenant);
      if (!add(tenant, id)) {
        throw new Refusal(429, "too_many_calls");
      }
    }
    return () -> release(tenant, id);
  }

  private boolean add(TenantId tenant, String id) {
    return update(
        tenant,
        "SET calls.#id = :until",
        "attribute_exists(calls) AND size(calls) < :most",
        Map.of("#id", id),
        Map.of(
            ":until", number(clock.instant().plus(longest).getEpochSecond()),
            ":most", number(most)));
  }

  /** Makes the item when it is missing, and removes calls whose time is up. */
  private void tidy(TenantId tenant) {
    update(
        tenant,
        "SET calls = :none",
        "attribute_not_exists(calls)",
        Map.of(),
        Map.of(":none", AttributeValue.fromM(Map.of())));
    long now = clock.instant().getEpochSecond();
    Optional.ofNullable(
            dynamo
                .getItem(
                    request ->
                        request
                            .tableName(table.name())
                            .key(table.calls(tenant))
                            .consistentRead(true))
                .item()
                .get("calls"))
        .ifPresent(
            calls ->
                calls
                    .m()
                    .forEach(
                        (id, until) -> {
                          if (Long.parseLong(until.n()) <= now) {
                            release(tenant, id);
                          }
                        }));
  }

  private void release(TenantId tenant, String id) {
    try {
      update(tenant, "REMOVE calls.#id", "attribute_exists(calls)", Map.of("#id", id), Map.of());
    } catch (SdkException e) {
      // The call is over and answered; its slot comes back when its time is up
    }
  }

  private boolean update(
      TenantId tenant,
      String update,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    try {
      dynamo.updateItem(
          request -> {
            request
                .tableName(table.name())
                .key(table.calls(tenant))
                .updateExpression(update)
                .conditionExpression(condition);
            if (!names.isEmpty()) {
              request.expressionAttributeNames(names);
            }
            if (!values.isEmpty()) {
              request.expressionAttributeValues(values);
            }
          });
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
