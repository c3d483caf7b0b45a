package io.acore.functions.member;

import io.acore.functions.session.Table;
import io.acore.functions.tenant.Profile;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Members and invitations in the session table, in their tenant's partition. */
public final class DynamoMembers implements MemberStore {
  private final DynamoDbClient dynamo;
  private final Table table;

  public DynamoMembers(DynamoDbClient dynamo, Table table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Optional<Member> find(TenantId tenant, UserId user) {
    GetItemResponse item =
        dynamo.getItem(
            request ->
                request
                    .tableName(table.name())
                    .key(table.member(tenant, user))
                    .consistentRead(true));
    return item.hasItem() && !item.item().isEmpty()
        ? Optional.of(read(item.item()))
        : Optional.empty();
  }

  @Override
  public void add(Member member) {
    Map<String, AttributeValue> item = new HashMap<>(table.member(member.tenant(), member.user()));
    item.put("tenant", text(member.tenant().value()));
    item.put("user", text(member.user().value()));
    item.put("name", text(member.profile().name()));
    item.put("email", text(member.profile().email()));
    item.put("roles", roles(member.roles()));
    item.put("status", text(member.status().name()));
    item.put("joined", AttributeValue.fromN(Long.toString(member.joined().toEpochMilli())));
    try {
      dynamo.putItem(
          request ->
              request
                  .tableName(table.name())
                  .item(item)
                  .conditionExpression("attribute_not_exists(PK)"));
    } catch (ConditionalCheckFailedException e) {
      // Another sign-in of the same user was faster, with the same content
    }
  }

  @Override
  public boolean setRoles(TenantId tenant, UserId user, Set<String> roles) {
    return set(tenant, user, "roles", roles(roles));
  }

  @Override
  public boolean setStatus(TenantId tenant, UserId user, Member.Status status) {
    return set(tenant, user, "status", text(status.name()));
  }

  @Override
  public List<Member> all(TenantId tenant) {
    return dynamo
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("PK = :tenant AND begins_with(SK, :members)")
                    .expressionAttributeValues(
                        Map.of(
                            ":tenant", table.tenantPartition(tenant),
                            ":members", text("MEMBER#"))))
        .items()
        .stream()
        .map(DynamoMembers::read)
        .toList();
  }

  @Override
  public void invite(Invitation invitation) {
    Map<String, AttributeValue> item =
        new HashMap<>(table.invitation(invitation.tenant(), Invitation.key(invitation.email())));
    item.put("email", text(invitation.email()));
    item.put("roles", roles(invitation.roles()));
    item.put(
        Table.EXPIRES, AttributeValue.fromN(Long.toString(invitation.until().getEpochSecond())));
    dynamo.putItem(request -> request.tableName(table.name()).item(item));
  }

  @Override
  public Optional<Invitation> accept(TenantId tenant, String email, Instant now) {
    DeleteItemResponse taken =
        dynamo.deleteItem(
            request ->
                request
                    .tableName(table.name())
                    .key(table.invitation(tenant, Invitation.key(email)))
                    .returnValues(ReturnValue.ALL_OLD));
    if (!taken.hasAttributes() || taken.attributes().isEmpty()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> item = taken.attributes();
    // DynamoDB deletes what ran out some hours later, not at once
    Instant until = Instant.ofEpochSecond(Long.parseLong(get(item, Table.EXPIRES).n()));
    return now.isBefore(until)
        ? Optional.of(
            new Invitation(tenant, get(item, "email").s(), roles(get(item, "roles")), until))
        : Optional.empty();
  }

  private boolean set(TenantId tenant, UserId user, String name, AttributeValue value) {
    try {
      dynamo.updateItem(
          request ->
              request
                  .tableName(table.name())
                  .key(table.member(tenant, user))
                  .updateExpression("SET #name = :value")
                  .conditionExpression("attribute_exists(PK)")
                  .expressionAttributeNames(Map.of("#name", name))
                  .expressionAttributeValues(Map.of(":value", value)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Member read(Map<String, AttributeValue> item) {
    return new Member(
        new TenantId(get(item, "tenant").s()),
        new UserId(get(item, "user").s()),
        new Profile(get(item, "name").s(), get(item, "email").s()),
        roles(get(item, "roles")),
        Member.Status.valueOf(get(item, "status").s()),
        Instant.ofEpochMilli(Long.parseLong(get(item, "joined").n())));
  }

  private static AttributeValue roles(Set<String> roles) {
    return AttributeValue.fromL(roles.stream().sorted().map(DynamoMembers::text).toList());
  }

  private static Set<String> roles(AttributeValue roles) {
    return roles.l().stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet());
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue get(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
