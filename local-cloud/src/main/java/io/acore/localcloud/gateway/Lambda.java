package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Lambda's Invoke, asked of the local cloud as any client asks it. */
final class Lambda {
  private final Outbound outbound;
  private final Supplier<URI> endpoint;

  Lambda(Outbound outbound, Supplier<URI> endpoint) {
    this.outbound = outbound;
    this.endpoint = endpoint;
  }

  /** What the function returns, as JSON text. */
  String invoke(String functionArn, JsonNode event, ObjectNode context, Scope scope)
      throws ToolFailure {
    String what = "The function `" + functionArn + "`";
    String path =
        "/2015-03-31/functions/"
            + URLEncoder.encode(functionArn, StandardCharsets.UTF_8)
            + "/invocations";
    HttpRequest.Builder request =
        Outbound.aws(endpoint.get(), path, "lambda", functionArn.split(":", -1)[3])
            .header("Content-Type", "application/json")
            .header(
                "X-Amz-Client-Context",
                Base64.getEncoder()
                    .encodeToString(context.toString().getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(event.toString()));
    Outbound.Answer answer = outbound.send(request, what, scope);
    if (!answer.fine()) {
      throw new ToolFailure(
          what + " was not invoked: HTTP " + answer.status() + ": " + answer.shortened());
    }
    String error = answer.header("X-Amz-Function-Error");
    if (!error.isEmpty()) {
      throw new ToolFailure(what + " failed (" + error + "): " + answer.shortened());
    }
    return answer.text();
  }
}
