package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.localcloud.http.EventStream;
import io.acore.localcloud.http.Requests;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.http.Uris;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inference of Bedrock's runtime API, for every model id. */
public final class ModelApi implements Service {
  private static final Pattern PATH =
      Pattern.compile(
          "/model/([^/]+)/(converse|converse-stream|invoke|invoke-with-response-stream)");
  private static final int LARGEST = 25 * 1024 * 1024;

  private final Models models;
  private final ExecutorService workers = Executors.newCachedThreadPool(new DaemonThreads("model"));

  /**
   * Makes nothing yet.
   *
   * @param folder where the settings of the last deploy are
   */
  public ModelApi(Path folder, Environment environment) {
    this.models = new Models(folder, environment);
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.POST)
        && PATH.matcher(Requests.path(exchange)).matches();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(
        workers,
        () -> {
          exchange.startBlocking();
          exchange
              .getResponseHeaders()
              .put(new HttpString("x-amzn-RequestId"), UUID.randomUUID().toString());
          try {
            answer(exchange);
          } catch (ModelError e) {
            e.send(exchange);
          } catch (IOException gone) {
            exchange.endExchange();
          } catch (RuntimeException e) {
            new ModelError("InternalServerException", String.valueOf(e)).send(exchange);
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            exchange.endExchange();
          }
        });
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void answer(HttpServerExchange exchange)
      throws ModelError, IOException, InterruptedException {
    Matcher path = PATH.matcher(Requests.path(exchange));
    if (!path.matches()) {
      throw new IllegalStateException(exchange.getRequestURI());
    }
    long began = System.nanoTime();
    String modelId = Uris.decode(path.group(1));
    boolean converse = path.group(2).startsWith("converse");
    JsonNode body = body(exchange);
    Conversation conversation =
        converse ? Conversation.of(modelId, body) : MessagesForm.read(modelId, body);
    Said said = models.model().answer(conversation);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    if (path.group(2).endsWith("stream")) {
      stream(exchange, conversation, said, converse, millis);
      return;
    }
    Object answer =
        converse
            ? ConverseForm.whole(conversation, said, millis)
            : MessagesForm.whole(conversation, said);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(Json.compact(answer), StandardCharsets.UTF_8);
  }

  private static void stream(
      HttpServerExchange exchange,
      Conversation conversation,
      Said said,
      boolean converse,
      long millis)
      throws IOException {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, EventStream.CONTENT_TYPE);
    if (converse) {
      ConverseForm.stream(conversation, said, millis, exchange.getOutputStream());
    } else {
      exchange
          .getResponseHeaders()
          .put(new HttpString("X-Amzn-Bedrock-Content-Type"), "application/json");
      MessagesForm.stream(conversation, said, exchange.getOutputStream());
    }
    exchange.getOutputStream().close();
  }

  private static JsonNode body(HttpServerExchange exchange) throws ModelError, IOException {
    byte[] bytes = exchange.getInputStream().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      exchange.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      throw ModelError.invalid("The request has more than " + LARGEST + " bytes");
    }
    try {
      return Json.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalStateException notJson) {
      throw ModelError.invalid("The body is not JSON");
    }
  }
}
