package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conversations of everybody; some may be there from the start. */
final class MemoryConversations implements Conversations {
  private final Map<String, Conversation> all = new LinkedHashMap<>();
  private final Set<String> given;

  MemoryConversations(String... given) {
    this.given = Set.of(given);
  }

  @Override
  public void put(Identity identity, Conversation conversation) {
    all.put(identity.user().value() + conversation.id().value(), conversation);
  }

  @Override
  public boolean exists(Identity identity, ConversationId id) {
    return given.contains(id.value()) || all.containsKey(identity.user().value() + id.value());
  }

  @Override
  public List<Conversation> of(Identity identity) {
    return List.copyOf(all.values());
  }

  @Override
  public void delete(Identity identity, ConversationId id) {
    all.remove(identity.user().value() + id.value());
  }
}
