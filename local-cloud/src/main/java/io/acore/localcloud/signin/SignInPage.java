package io.acore.localcloud.signin;

import java.util.Map;

/** The page on which somebody chooses who to be. */
final class SignInPage {
  private SignInPage() {}

  /**
   * @param request the parameters of the authorization request, which come back with the choice
   */
  static String of(Map<String, String> request) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>Test users</title><style>body{font:1rem/1.5 system-ui;max-width:24rem;")
        .append("margin:4rem auto;padding:0 1rem;color-scheme:light dark}button{display:block;")
        .append("width:100%;margin:.5rem 0;padding:.75rem;font:inherit;text-align:left}</style>")
        .append(
            "<h1>Who are you?</h1><p>Test users of the local cloud. There are no passwords.</p>")
        .append("<form method=\"post\">");
    request.forEach(
        (name, value) ->
            page.append("<input type=\"hidden\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">"));
    for (TestUser user : TestUser.ALL) {
      page.append("<button name=\"user\" value=\"")
          .append(user.id())
          .append("\">")
          .append(user.name())
          .append(", ")
          .append(user.tenant())
          .append("</button>");
    }
    return page.append("</form></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
