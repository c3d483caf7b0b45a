package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;
import java.time.Instant;
import java.util.List;

/** The conversations of a user. */
interface Conversations {
  void put(Identity identity, Conversation conversation);

  boolean exists(Identity identity, ConversationId id);

  /** The latest first. */
  List<Conversation> of(Identity identity);

  void delete(Identity identity, ConversationId id);

  /** One line in the list. */
  record Conversation(ConversationId id, String title, Instant created) {
    private static final int MOST = 80;

    public Conversation {
      title = title.replaceAll("\\p{C}", " ").strip();
      title = title.length() > MOST ? title.substring(0, MOST) : title;
    }
  }
}
