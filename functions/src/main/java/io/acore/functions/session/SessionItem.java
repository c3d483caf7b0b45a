package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.Profile;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A session as DynamoDB keeps it. */
final class SessionItem {
  private SessionItem() {}

  static Map<String, AttributeValue> write(Table table, Session session) {
    Map<String, AttributeValue> item = new HashMap<>(table.session(session.key()));
    item.put("tenant", text(session.key().tenant().value()));
    item.put("user", text(session.key().user().value()));
    item.put("hash", text(session.key().hash().value()));
    item.put("issuer", text(session.issuer()));
    item.put("roles", roles(session.roles()));
    item.put("vouched", roles(session.vouched()));
    item.put("name", text(session.profile().name()));
    item.put("email", text(session.profile().email()));
    item.put("created", time(session.created()));
    item.put("lastSeen", time(session.lastSeen()));
    item.put("until", time(session.until()));
    item.put("refreshAt", time(session.refreshAt()));
    item.put("version", AttributeValue.fromN(Long.toString(session.version())));
    item.put("client", text(session.client()));
    item.put("tokens", AttributeValue.fromB(SdkBytes.fromByteArray(session.tokens())));
    item.put(Table.EXPIRES, AttributeValue.fromN(Long.toString(session.until().getEpochSecond())));
    return item;
  }

  static Session read(Map<String, AttributeValue> item) {
    return new Session(
        new SessionKey(
            new TenantId(text(item, "tenant")),
            new UserId(text(item, "user")),
            new Hash(text(item, "hash"))),
        text(item, "issuer"),
        roles(get(item, "roles").l()),
        roles(get(item, "vouched").l()),
        new Profile(text(item, "name"), text(item, "email")),
        time(item, "created"),
        time(item, "lastSeen"),
        time(item, "until"),
        time(item, "refreshAt"),
        Long.parseLong(get(item, "version").n()),
        item.containsKey("leaseUntil") ? time(item, "leaseUntil") : Instant.EPOCH,
        text(item, "client"),
        get(item, "tokens").b().asByteArray());
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue time(Instant value) {
    return AttributeValue.fromN(Long.toString(value.toEpochMilli()));
  }

  static String text(Map<String, AttributeValue> item, String name) {
    return get(item, name).s();
  }

  private static AttributeValue roles(Set<String> roles) {
    return AttributeValue.fromL(roles.stream().sorted().map(SessionItem::text).toList());
  }

  private static Set<String> roles(List<AttributeValue> roles) {
    return roles.stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet());
  }

  private static Instant time(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(Long.parseLong(get(item, name).n()));
  }

  private static AttributeValue get(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
