package io.acore.localcloud.fault;

import io.acore.base.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.regex.Pattern;

/** An error in whichever form the client's protocol has. */
final class WireErrors {
  private static final Pattern SERVER = Pattern.compile("Internal|Unavailable|ServiceException");
  private static final Pattern DENIED = Pattern.compile("Denied|Unauthorized");

  private WireErrors() {}

  static void send(HttpServerExchange exchange, Fault fault, String form) {
    exchange.setStatusCode(status(fault.error()));
    boolean json = exchange.getRequestHeaders().contains("X-Amz-Target");
    if (json || !(form.contains("Action=") || isS3(exchange))) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.1");
      exchange.getResponseHeaders().put(new HttpString("x-amzn-ErrorType"), fault.error());
      exchange
          .getResponseSender()
          .send(Json.compact(Map.of("__type", fault.error(), "message", fault.message())));
    } else {
      String error =
          "<Error><Type>Sender</Type><Code>"
              + fault.error()
              + "</Code><Message>"
              + fault.message().replace("&", "&amp;").replace("<", "&lt;")
              + "</Message></Error>";
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/xml");
      exchange
          .getResponseSender()
          .send(isS3(exchange) ? error : "<ErrorResponse>" + error + "</ErrorResponse>");
    }
  }

  private static boolean isS3(HttpServerExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    return authorization != null && authorization.contains("/s3/aws4_request");
  }

  private static int status(String error) {
    if (SERVER.matcher(error).find()) {
      return 500;
    }
    return DENIED.matcher(error).find() ? 403 : error.contains("NotFound") ? 404 : 400;
  }
}
