package io.acore.functions.oidc;

import io.acore.functions.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we keep of the provider's answer: the refresh token, and the ID token that sign-out hands
 * back. The access token is not kept, because nothing here needs it; only its end counts.
 */
public record TokenSet(Optional<String> refreshToken, String idToken) {
  public String write() {
    Map<String, Object> json = new LinkedHashMap<>();
    refreshToken.ifPresent(token -> json.put("refresh", token));
    json.put("id", idToken);
    return Json.write(json);
  }

  public static TokenSet parse(String text) {
    Map<String, @Nullable Object> json = Json.parse(text, 1 << 18);
    return new TokenSet(Optional.ofNullable((String) json.get("refresh")), Json.text(json, "id"));
  }

  @Override
  public String toString() {
    return "TokenSet[hidden]";
  }
}
