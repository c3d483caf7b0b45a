package io.acore.stacks.config;

/**
 * Where a value comes from.
 *
 * @param kind what set it
 * @param name the file's name, the text after {@code --set}, or what a derived value follows
 * @param line from 1; 0 where there is none
 * @param column from 1; 0 where there is none
 * @param environment the environment whose override it is, or empty
 */
record Source(Kind kind, String name, int line, int column, String environment) {
  enum Kind {
    FILE,
    SET,
    BUILT_IN,
    DEFAULT,
    DERIVED
  }

  static final Source DEFAULT = new Source(Kind.DEFAULT, "", 0, 0, "");

  static Source file(String name, int line, int column) {
    return new Source(Kind.FILE, name, line, column, "");
  }

  static Source set(String setting) {
    return new Source(Kind.SET, setting, 0, 0, "");
  }

  static Source builtIn(String environment) {
    return new Source(Kind.BUILT_IN, "", 0, 0, environment);
  }

  static Source derived(String from) {
    return new Source(Kind.DERIVED, from, 0, 0, "");
  }

  Source in(String overriding) {
    return new Source(kind, name, line, column, overriding);
  }

  /** What an error starts with: {@code acore.yaml:12:3} or {@code --set region=mars}. */
  String place() {
    return switch (kind) {
      case FILE -> name + ":" + line + ":" + column;
      case SET -> "--set " + name;
      default -> "acore.yaml";
    };
  }

  /** What {@code config show} says. */
  String shown() {
    return switch (kind) {
      case FILE ->
          environment.isEmpty() ? name + ":" + line : environment + " (" + name + ":" + line + ")";
      case SET -> "--set";
      case BUILT_IN -> "built in (" + environment + ")";
      case DEFAULT -> "default";
      case DERIVED -> "from " + name;
    };
  }
}
