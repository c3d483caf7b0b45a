package io.acore.functions.session;

import static io.acore.functions.session.SessionItem.text;
import static io.acore.functions.session.SessionItem.time;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sessions in DynamoDB.
 *
 * <p>A session lies in its tenant's partition. A second item, named by the hash alone, says which
 * tenant that is; it never changes, so it is remembered, and a request costs one read.
 */
public final class DynamoSessions implements SessionStore {
  private static final int MOST_REMEMBERED = 5_000;

  private final DynamoDbClient dynamo;
  private final Table table;
  private final Map<Hash, SessionKey> pointers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, SessionKey> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  public DynamoSessions(DynamoDbClient dynamo, Table table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public boolean create(Session session) {
    Map<String, AttributeValue> pointer = new HashMap<>(table.pointer(session.key().hash()));
    pointer.put("tenant", text(session.key().tenant().value()));
    pointer.put("user", text(session.key().user().value()));
    pointer.put(
        Table.EXPIRES, AttributeValue.fromN(Long.toString(session.until().getEpochSecond())));
    try {
      dynamo.transactWriteItems(
          request ->
              request.transactItems(
                  put(pointer), put(SessionItem.write(table, session)), ifActive(session)));
      return true;
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream()
          .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Session> find(Hash hash) {
    return pointer(hash).flatMap(key -> get(table.session(key))).map(SessionItem::read);
  }

  @Override
  public void touch(SessionKey key, Instant now) {
    write(
        update(key)
            .updateExpression("SET lastSeen = :now")
            .conditionExpression("attribute_exists(PK) AND lastSeen < :now")
            .expressionAttributeValues(Map.of(":now", time(now))));
  }

  @Override
  public boolean takeLease(Session session, String owner, Instant now, Instant until) {
    return write(
        update(session.key())
            .updateExpression("SET leaseOwner = :owner, leaseUntil = :until")
            .conditionExpression(
                "version = :version AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)")
            .expressionAttributeValues(
                Map.of(
                    ":owner", text(owner),
                    ":until", time(until),
                    ":now", time(now),
                    ":version", number(session.version()))));
  }

  @Override
  public boolean publish(Session refreshed, String owner) {
    return write(
        update(refreshed.key())
            .updateExpression(
                "SET tokens = :tokens, refreshAt = :refreshAt, version = :version"
                    + " REMOVE leaseOwner, leaseUntil")
            .conditionExpression("version = :before AND leaseOwner = :owner")
            .expressionAttributeValues(
                Map.of(
                    ":tokens", AttributeValue.fromB(SdkBytes.fromByteArray(refreshed.tokens())),
                    ":refreshAt", time(refreshed.refreshAt()),
                    ":version", number(refreshed.version()),
                    ":before", number(refreshed.version() - 1),
                    ":owner", text(owner))));
  }

  @Override
  public void giveBack(Session session, String owner) {
    write(
        update(session.key())
            .updateExpression("REMOVE leaseOwner, leaseUntil")
            .conditionExpression("leaseOwner = :owner")
            .expressionAttributeValues(Map.of(":owner", text(owner))));
  }

  /** First what a request needs, then its pointer: cut off in between, the session is over. */
  @Override
  public void delete(SessionKey key) {
    dynamo.deleteItem(request -> request.tableName(table.name()).key(table.session(key)));
    dynamo.deleteItem(request -> request.tableName(table.name()).key(table.pointer(key.hash())));
  }

  @Override
  public List<Session> ofUser(TenantId tenant, UserId user) {
    return dynamo
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("PK = :tenant AND begins_with(SK, :user)")
                    .expressionAttributeValues(
                        Map.of(
                            ":tenant", table.tenantPartition(tenant),
                            ":user", text(Table.sessionsOf(user)))))
        .items()
        .stream()
        .map(SessionItem::read)
        .toList();
  }

  private Optional<SessionKey> pointer(Hash hash) {
    synchronized (pointers) {
      SessionKey known = pointers.get(hash);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<SessionKey> read =
        get(table.pointer(hash))
            .map(
                item ->
                    new SessionKey(
                        new TenantId(text(item, "tenant")), new UserId(text(item, "user")), hash));
    read.ifPresent(
        key -> {
          synchronized (pointers) {
            pointers.put(hash, key);
          }
        });
    return read;
  }

  private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    GetItemResponse item =
        dynamo.getItem(request -> request.tableName(table.name()).key(key).consistentRead(true));
    return item.hasItem() && !item.item().isEmpty() ? Optional.of(item.item()) : Optional.empty();
  }

  private UpdateItemRequest.Builder update(SessionKey key) {
    return UpdateItemRequest.builder().tableName(table.name()).key(table.session(key));
  }

  private boolean write(UpdateItemRequest.Builder update) {
    try {
      dynamo.updateItem(update.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(PK)"))
        .build();
  }

  private TransactWriteItem ifActive(Session session) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table.name())
                    .key(table.member(session.key().tenant(), session.key().user()))
                    .conditionExpression("#status = :active")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(Map.of(":active", text("ACTIVE"))))
        .build();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
