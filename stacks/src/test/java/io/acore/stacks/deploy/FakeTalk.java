package io.acore.stacks.deploy;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was said, and answers as told. */
final class FakeTalk implements Talk {
  final List<String> said = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  private final boolean terminal;
  private final boolean answer;

  private FakeTalk(boolean terminal, boolean answer) {
    this.terminal = terminal;
    this.answer = answer;
  }

  static FakeTalk nobody() {
    return new FakeTalk(false, false);
  }

  static FakeTalk answering(boolean answer) {
    return new FakeTalk(true, answer);
  }

  @Override
  public synchronized void say(String line) {
    said.add(line);
  }

  @Override
  public void busy(String status) {}

  @Override
  public boolean canAsk() {
    return terminal;
  }

  @Override
  public boolean confirm(String question) {
    asked.add(question);
    return answer;
  }
}
