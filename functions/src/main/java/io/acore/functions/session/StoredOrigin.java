package io.acore.functions.session;

import io.acore.functions.http.PublicOrigin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The address from the settings, or the one that Terraform wrote into the session table.
 *
 * <p>A function's environment cannot name the distribution's address: the distribution needs the
 * API, the API needs the function. An item in the table needs neither.
 */
public final class StoredOrigin implements PublicOrigin {
  private static final String HOST = "[a-z0-9.-]+(:[0-9]{1,5})?";
  private static final String LOCAL = "http://([a-z0-9-]+\\.)?localhost(:[0-9]{1,5})?";

  private final DynamoDbClient dynamo;
  private final Table table;
  private final String form;
  private @Nullable String known;

  /**
   * @param local whether a local cloud may stand behind it, which has no certificate
   */
  public StoredOrigin(
      DynamoDbClient dynamo, Table table, Optional<String> configured, boolean local) {
    this.dynamo = dynamo;
    this.table = table;
    this.form = local ? LOCAL + "|https://" + HOST : "https://" + HOST;
    this.known = configured.orElse(null);
  }

  @Override
  public synchronized String get() {
    if (known == null) {
      AttributeValue origin =
          dynamo
              .getItem(request -> request.tableName(table.name()).key(table.origin()))
              .item()
              .get("origin");
      if (origin == null || !origin.s().matches(form)) {
        throw new IllegalStateException("the session table names no public origin");
      }
      known = origin.s();
    }
    return known;
  }
}
