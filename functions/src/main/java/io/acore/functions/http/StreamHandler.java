package io.acore.functions.http;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that can answer piece by piece. */
public interface StreamHandler {
  void handle(Map<String, @Nullable Object> event, Sink sink) throws IOException;
}
