package io.acore.functions.streaming;

import io.acore.functions.http.StreamHandler;
import io.acore.functions.proxy.ProxyHandler;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/**
 * A Lambda runtime in one loop, started in place of Lambda's own by {@code stream.sh}: Java's
 * managed runtime hands over an answer only when it is complete.
 */
public final class StreamingRuntime {
  private final RuntimeApi api;
  private final StreamHandler handler;
  private final PrintStream log;

  StreamingRuntime(RuntimeApi api, StreamHandler handler, PrintStream log) {
    this.api = api;
    this.log = log;
    this.handler = handler;
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    RuntimeApi api = new RuntimeApi(environment.getOrDefault("AWS_LAMBDA_RUNTIME_API", ""));
    StreamingRuntime runtime;
    try {
      runtime = new StreamingRuntime(api, new ProxyHandler(), System.err);
    } catch (RuntimeException e) {
      api.notStarted(e.getClass().getSimpleName());
      throw e;
    }
    if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      api.restored();
    }
    while (true) {
      runtime.once();
    }
  }

  /** One event. A failure after the answer began can only cut it off. */
  void once() throws IOException {
    RuntimeApi.Event event = api.next();
    try (ReplySink sink = new ReplySink(api, event.id())) {
      try {
        handler.handle(event.content(), sink);
      } catch (IOException | RuntimeException e) {
        log.println("the call failed: " + e);
      }
      if (!sink.started()) {
        api.failed(event.id(), "NoAnswer");
      }
    }
  }
}
