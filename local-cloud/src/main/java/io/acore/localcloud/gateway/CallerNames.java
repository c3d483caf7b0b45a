package io.acore.localcloud.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose an access key is, as STS says it; keys of the local cloud never change hands. */
final class CallerNames {
  private static final Pattern ARN = Pattern.compile("<Arn>([^<]+)</Arn>");
  private static final int MOST_KEPT = 1_000;

  private final Outbound outbound;
  private final Supplier<URI> endpoint;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  CallerNames(Outbound outbound, Supplier<URI> endpoint) {
    this.outbound = outbound;
    this.endpoint = endpoint;
  }

  String arn(String accessKey, String region) throws Refusal {
    String there = known.get(accessKey);
    if (there != null) {
      return there;
    }
    String found = ask(accessKey, region);
    if (known.size() < MOST_KEPT) {
      known.put(accessKey, found);
    }
    return found;
  }

  private String ask(String accessKey, String region) throws Refusal {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.get().resolve("/"))
            .header("Authorization", Outbound.signature(accessKey, "sts", region))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"));
    try (Scope scope = Scope.own()) {
      Matcher arn = ARN.matcher(outbound.send(request, "STS", scope).text());
      if (arn.find()) {
        return arn.group(1);
      }
      throw Refusal.http(403, Refusal.AUTHENTICATION, "STS does not know the access key");
    } catch (ToolFailure e) {
      throw Refusal.http(
          403, Refusal.AUTHENTICATION, "STS does not say whose the access key is: " + e.reason());
    }
  }
}
