package io.acore.functions.access;

/** What policies decide about. */
public enum Action {
  INVOKE("invoke"),
  UPLOAD("upload"),
  ADMIN("admin");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
