package io.acore.constructs.function;

import io.acore.constructs.limit.Limit;

/** What AWS Lambda accepts. */
final class LambdaLimits {
  static final Limit NAME =
      Limit.form(
          "function name", "[a-zA-Z0-9-_]+", 1, 64, "letters, digits, `-` and `_`", "my-tool");

  static final Limit LAYER_NAME =
      Limit.form("layer name", "[a-zA-Z0-9-_]+", 1, 140, "letters, digits, `-` and `_`", "my-tool");

  static final Limit HANDLER =
      Limit.form(
          "handler", "\\S+", 1, 128, "a module and a function without spaces", "handler.handle");

  static final Limit RUNTIME =
      Limit.form(
          "function runtime",
          "(python3\\.\\d+|nodejs\\d+\\.x|java\\d+|ruby\\d+\\.\\d+|dotnet\\d+|provided\\.al\\d+)",
          1,
          32,
          "the name of a managed runtime",
          "python3.12");

  static final Limit VARIABLE =
      Limit.form(
          "environment variable",
          "[a-zA-Z][a-zA-Z0-9_]+",
          2,
          256,
          "a letter, then letters, digits and `_`",
          "TABLE_NAME");

  static final int LEAST_MEMORY = 128;
  static final int MOST_LAYERS = 5;
  static final int MOST_MEMORY = 10_240;
  static final int MOST_SECONDS = 900;

  private LambdaLimits() {}
}
