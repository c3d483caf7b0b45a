package io.acore.functions.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Any provider at an address, such as Keycloak: its users are those of the test, and each is signed
 * in at its page as a person would be, by filling in the form that asks for a password.
 */
final class GivenProvider implements RealProvider {
  static final String ISSUER = "ACORE_OIDC_ISSUER";

  private static final int MOST_STEPS = 10;
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>", Pattern.CASE_INSENSITIVE);

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, String> environment;

  GivenProvider(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String issuer() {
    return setting(ISSUER);
  }

  @Override
  public String clientId() {
    return setting("ACORE_OIDC_CLIENT_ID");
  }

  @Override
  public String clientSecret() {
    return setting("ACORE_OIDC_CLIENT_SECRET");
  }

  @Override
  public String agree(URI address, String user, String tenant, boolean shortLived, String home) {
    Map<String, String> cookies = new LinkedHashMap<>();
    URI at = address;
    String form = "";
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpResponse<String> answer = send(at, form, cookies);
      Optional<String> next = answer.headers().firstValue("location");
      if (next.isPresent() && next.get().startsWith(home)) {
        return next.get();
      }
      Map<String, String> fields = next.isPresent() ? Map.of() : fields(answer.body(), user);
      at = at.resolve(next.orElseGet(() -> action(answer.body())));
      form =
          fields.entrySet().stream()
              .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
    }
    throw new IllegalStateException("still not signed in at " + at);
  }

  @Override
  public Duration shortLife() {
    return Duration.ofSeconds(Long.parseLong(setting("ACORE_OIDC_TOKEN_SECONDS")));
  }

  @Override
  public int refreshes() {
    return 1;
  }

  @Override
  public void close() {}

  private HttpResponse<String> send(URI address, String form, Map<String, String> cookies) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (String cookie : answer.headers().allValues("set-cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the form is sent with: what it has already, and the user's name and password. */
  private Map<String, String> fields(String page, String user) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean named = false;
    Matcher input = INPUT.matcher(form(page).group(2));
    while (input.find()) {
      String name = attribute(input.group(), "name");
      String type = attribute(input.group(), "type");
      if (type.equals("password")) {
        fields.put(name, setting("ACORE_OIDC_PASSWORD"));
      } else if (!named && (type.isEmpty() || type.equals("text") || type.equals("email"))) {
        fields.put(name, user);
        named = true;
      } else if (type.equals("hidden")) {
        fields.put(name, attribute(input.group(), "value"));
      }
    }
    return fields;
  }

  private static String action(String page) {
    return attribute(form(page).group(1), "action");
  }

  private static Matcher form(String page) {
    Matcher form = FORM.matcher(page);
    while (form.find()) {
      if (form.group(2).contains("password")) {
        return form;
      }
    }
    throw new IllegalStateException("no form that asks for a password in: " + page);
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=[\"']([^\"']*)[\"']").matcher(tag);
    return found.find() ? found.group(1).replace("&amp;", "&") : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String setting(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set, and " + ISSUER + " is");
    }
    return value;
  }
}
