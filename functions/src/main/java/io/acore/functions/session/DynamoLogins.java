package io.acore.functions.session;

import static io.acore.functions.session.SessionItem.text;

import io.acore.functions.secret.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Sign-ins under way, in DynamoDB. */
public final class DynamoLogins implements LoginStore {
  private final DynamoDbClient dynamo;
  private final Table table;

  public DynamoLogins(DynamoDbClient dynamo, Table table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public void put(LoginTransaction login) {
    Map<String, AttributeValue> item = new HashMap<>(table.login(login.state()));
    item.put("browser", text(login.browser().value()));
    item.put("issuer", text(login.issuer()));
    item.put("sealed", AttributeValue.fromB(SdkBytes.fromByteArray(login.sealed())));
    item.put("returnTo", text(login.returnTo()));
    item.put(Table.EXPIRES, AttributeValue.fromN(Long.toString(login.until().getEpochSecond())));
    dynamo.putItem(
        request ->
            request
                .tableName(table.name())
                .item(item)
                .conditionExpression("attribute_not_exists(PK)"));
  }

  @Override
  public Optional<LoginTransaction> take(Hash state) {
    DeleteItemResponse taken =
        dynamo.deleteItem(
            request ->
                request
                    .tableName(table.name())
                    .key(table.login(state))
                    .returnValues(ReturnValue.ALL_OLD));
    if (!taken.hasAttributes() || taken.attributes().isEmpty()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> item = taken.attributes();
    return Optional.of(
        new LoginTransaction(
            state,
            new Hash(text(item, "browser")),
            text(item, "issuer"),
            Objects.requireNonNull(item.get("sealed")).b().asByteArray(),
            text(item, "returnTo"),
            Instant.ofEpochSecond(
                Long.parseLong(Objects.requireNonNull(item.get(Table.EXPIRES)).n()))));
  }
}
