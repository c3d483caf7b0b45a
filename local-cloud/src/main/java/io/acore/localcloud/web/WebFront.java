package io.acore.localcloud.web;

import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what is asked of a distribution's host. */
public final class WebFront implements Service {
  private static final Pattern HOST = Pattern.compile("([a-z0-9]+)\\.localhost(?::[0-9]+)?");
  private static final String REGION = "us-east-1";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final AwsCalls aws;
  private final Distributions distributions;
  private final HttpHandler apis;

  /**
   * @param apis answers REST APIs by path
   */
  public WebFront(AwsCalls aws, HttpHandler apis) {
    this.aws = aws;
    this.distributions = new Distributions(aws);
    this.apis = apis;
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && CredentialScope.of(exchange)
            .map(scope -> scope.service().equals("cloudfront"))
            .orElse(false)) {
      exchange.addResponseCommitListener(done -> distributions.forget());
    }
    return host(exchange).isPresent() && !exchange.getRequestURI().startsWith("/_acore/");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(() -> answer(exchange));
  }

  @Override
  public void close() {}

  private void answer(HttpServerExchange exchange) {
    try {
      String path = exchange.getRequestURI();
      Optional<Distribution> distribution = distributions.find(host(exchange).orElseThrow());
      Optional<Behavior> behavior = distribution.flatMap(it -> it.behavior(path));
      if (distribution.isEmpty() || behavior.isEmpty()) {
        refuse(exchange, 404, "There is no distribution of this name");
        return;
      }
      exchange.addResponseCommitListener(
          done -> behavior.get().headers().put(done.getResponseHeaders()));
      Origin origin = behavior.get().origin();
      Optional<String> api = origin.apiPath(path);
      if (api.isPresent()) {
        origin
            .headers()
            .forEach(
                (name, value) -> exchange.getRequestHeaders().put(new HttpString(name), value));
        exchange.setRequestURI(api.get());
        exchange.setRelativePath(api.get());
        exchange.setRequestPath(api.get());
        apis.handleRequest(exchange);
      } else {
        page(exchange, origin, distribution.get().key(path));
      }
    } catch (Exception e) {
      refuse(exchange, 502, "The origin does not answer: " + e);
    }
  }

  private void page(HttpServerExchange exchange, Origin origin, String key) throws IOException {
    boolean reads =
        exchange.getRequestMethod().equals(Methods.GET)
            || exchange.getRequestMethod().equals(Methods.HEAD);
    if (!reads || origin.bucket().isEmpty()) {
      refuse(exchange, 403, "Only GET and HEAD are allowed here");
      return;
    }
    byte[] content;
    try {
      content = aws.content("s3", REGION, "/" + origin.bucket().get() + origin.path() + "/" + key);
    } catch (AwsFailure missing) {
      // A reader who may not list the bucket gets no other answer from S3
      refuse(exchange, 403, "AccessDenied");
      return;
    }
    exchange
        .getResponseHeaders()
        .put(
            Headers.CONTENT_TYPE,
            TYPES.getOrDefault(key.substring(key.lastIndexOf('.') + 1), "application/octet-stream"))
        .put(Headers.CACHE_CONTROL, "no-cache");
    exchange.getResponseSender().send(ByteBuffer.wrap(content));
  }

  private static void refuse(HttpServerExchange exchange, int status, String why) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    exchange.setStatusCode(status);
    exchange.getResponseSender().send(why + "\n");
  }

  private static Optional<String> host(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    Matcher matcher = HOST.matcher(host == null ? "" : host);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
