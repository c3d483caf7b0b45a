package io.acore.functions.proxy;

import io.acore.functions.http.Refusal;
import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.Identity;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A conversation, as its user names it. */
record ConversationId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  ConversationId {
    if (!FORM.matcher(value).matches()) {
      throw new Refusal(404, "no_such_conversation");
    }
  }

  static ConversationId random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return new ConversationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The runtime's session: tenant and user are part of the hash, so nobody can name a session of
   * somebody else, whatever conversation they ask for.
   */
  String runtimeSession(AppId app, AgentName agent, Identity identity) {
    return Hash.of(
            "acore-runtime-session",
            app.value(),
            agent.value(),
            identity.tenant().value(),
            identity.user().value(),
            value)
        .value();
  }
}
