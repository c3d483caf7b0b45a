package io.acore.constructs.runtime;

import io.acore.constructs.limit.Limit;

/**
 * The language a code zip runs in, in the service's own words; AWS adds to them.
 *
 * @param value such as {@code PYTHON_3_12}
 */
public record LanguageRuntime(String value) {
  private static final Limit FORM =
      Limit.form(
          "language runtime",
          "PYTHON_3_[0-9]{2}|NODE_[0-9]{2}",
          1,
          20,
          "PYTHON_3_10 to PYTHON_3_14 or NODE_22",
          "PYTHON_3_12");

  public static final LanguageRuntime PYTHON_3_10 = new LanguageRuntime("PYTHON_3_10");
  public static final LanguageRuntime PYTHON_3_11 = new LanguageRuntime("PYTHON_3_11");
  public static final LanguageRuntime PYTHON_3_12 = new LanguageRuntime("PYTHON_3_12");
  public static final LanguageRuntime PYTHON_3_13 = new LanguageRuntime("PYTHON_3_13");
  public static final LanguageRuntime PYTHON_3_14 = new LanguageRuntime("PYTHON_3_14");
  public static final LanguageRuntime NODE_22 = new LanguageRuntime("NODE_22");

  public LanguageRuntime {
    FORM.check(value);
  }

  /** {@code PYTHON_3_12} for {@code 3.12}. */
  public static LanguageRuntime python(String version) {
    return new LanguageRuntime("PYTHON_" + version.replace('.', '_'));
  }
}
