package io.acore.constructs.terraform;

/** The kinds of block that carry a type and a name. */
public enum Block {
  RESOURCE("resource"),
  DATA("data");

  private final String word;

  Block(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
