package io.acore.scaffold.answer;

import io.acore.scaffold.template.Question;

/** Somebody who can be asked. */
public interface Asker {
  /**
   * The answer as typed; an empty one takes the fallback.
   *
   * @param problem what was wrong with the answer before; empty the first time
   */
  String ask(Question question, String fallback, String problem);
}
