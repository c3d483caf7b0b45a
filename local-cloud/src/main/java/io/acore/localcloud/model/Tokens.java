package io.acore.localcloud.model;

/** A rough count, as most tokenizers have four characters to a token. */
final class Tokens {
  private Tokens() {}

  static int count(String text) {
    return (text.length() + 3) / 4;
  }

  static int count(Said said) {
    int sum = count(said.text());
    for (Said.Call call : said.calls()) {
      sum += count(call.tool() + call.input());
    }
    return sum;
  }
}
