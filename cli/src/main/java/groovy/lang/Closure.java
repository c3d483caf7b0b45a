package groovy.lang;

/**
 * Answers a question that picocli asks at every start: is Groovy here? Without this class the
 * answer is looked for in each of a hundred jars, which takes longer than the rest of `--help`.
 * Nothing extends it, so that picocli treats every class as it would without Groovy.
 */
final class Closure {
  private Closure() {}
}
