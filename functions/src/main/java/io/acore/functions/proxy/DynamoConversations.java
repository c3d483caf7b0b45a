package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The tenants' table, read and written with the tenant's own credentials: a mistake in here is an
 * AccessDenied, not a leak.
 */
final class DynamoConversations implements Conversations {
  private final DynamoDbClient dynamo;
  private final String table;
  private final TenantPolicy policy;
  private final TenantCredentials credentials;

  DynamoConversations(
      DynamoDbClient dynamo, String table, TenantPolicy policy, TenantCredentials credentials) {
    this.dynamo = dynamo;
    this.table = table;
    this.policy = policy;
    this.credentials = credentials;
  }

  @Override
  public void put(Identity identity, Conversation conversation) {
    Map<String, AttributeValue> key = key(identity, conversation.id());
    dynamo.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of(
                        "PK", Objects.requireNonNull(key.get("PK")),
                        "SK", Objects.requireNonNull(key.get("SK")),
                        "conversation", text(conversation.id().value()),
                        "title", text(conversation.title()),
                        "created",
                            AttributeValue.fromN(
                                Long.toString(conversation.created().toEpochMilli()))))
                .overrideConfiguration(as(identity)));
  }

  @Override
  public boolean exists(Identity identity, ConversationId id) {
    return !dynamo
        .getItem(
            request ->
                request
                    .tableName(table)
                    .key(key(identity, id))
                    .consistentRead(true)
                    .overrideConfiguration(as(identity)))
        .item()
        .isEmpty();
  }

  @Override
  public List<Conversation> of(Identity identity) {
    return dynamo
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("PK = :tenant AND begins_with(SK, :user)")
                    .expressionAttributeValues(
                        Map.of(
                            ":tenant", text(policy.partitionKey(identity.tenant())),
                            ":user", text(prefix(identity))))
                    .overrideConfiguration(as(identity)))
        .items()
        .stream()
        .map(DynamoConversations::read)
        .sorted(Comparator.comparing(Conversation::created).reversed())
        .toList();
  }

  @Override
  public void delete(Identity identity, ConversationId id) {
    dynamo.deleteItem(
        request ->
            request.tableName(table).key(key(identity, id)).overrideConfiguration(as(identity)));
  }

  private Map<String, AttributeValue> key(Identity identity, ConversationId id) {
    return Map.of(
        "PK", text(policy.partitionKey(identity.tenant())),
        "SK", text(prefix(identity) + id.value()));
  }

  private AwsRequestOverrideConfiguration as(Identity identity) {
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(StaticCredentialsProvider.create(credentials.of(identity)))
        .build();
  }

  private static String prefix(Identity identity) {
    return "CONVERSATION#" + identity.user().value() + "#";
  }

  private static Conversation read(Map<String, AttributeValue> item) {
    return new Conversation(
        new ConversationId(Objects.requireNonNull(item.get("conversation")).s()),
        Objects.requireNonNull(item.get("title")).s(),
        Instant.ofEpochMilli(Long.parseLong(Objects.requireNonNull(item.get("created")).n())));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
