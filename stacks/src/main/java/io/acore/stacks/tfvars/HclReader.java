package io.acore.stacks.tfvars;

import io.acore.base.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the subset of HCL that {@code .tfvars} files hold; expressions are kept as written. */
final class HclReader {
  private static final int DEPTH = 40;

  private final String file;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private List<String> comments = new ArrayList<>();

  private HclReader(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static List<Hcl.Assignment> read(String file, String text) {
    return new HclReader(file, text.replace("\r\n", "\n")).assignments();
  }

  private List<Hcl.Assignment> assignments() {
    List<Hcl.Assignment> assignments = new ArrayList<>();
    for (skipBlank(true); at < text.length(); skipBlank(true)) {
      int startLine = line;
      List<String> above = comments;
      comments = new ArrayList<>();
      String name = peek() == '"' ? quotedKey() : identifier("the name of a variable");
      skipBlank(false);
      if (peek() == '{') {
        throw error("a block; a .tfvars file holds only `name = value` lines");
      }
      expect('=');
      skipBlank(false);
      Hcl value = value(0);
      skipBlank(false);
      if (at < text.length() && peek() != '\n') {
        throw error("something after the value of `" + name + "`");
      }
      assignments.add(new Hcl.Assignment(name, value, startLine, above));
    }
    return assignments;
  }

  private Hcl value(int depth) {
    if (depth > DEPTH) {
      throw error("more than " + DEPTH + " levels deep");
    }
    char c = peek();
    int start = at;
    int startLine = line;
    int startOfLine = lineStart;
    if (c == '[') {
      return items(depth);
    }
    if (c == '{') {
      return block(depth);
    }
    Hcl simple = simple(c);
    skipSpaces();
    // `a + b`, `"x" == "y"`, `cond ? a : b`: more follows, so all of it is one expression.
    if (!(simple instanceof Hcl.Expression) && isEnd()) {
      return simple;
    }
    line = startLine;
    lineStart = startOfLine;
    return expression(start);
  }

  private Hcl simple(char c) {
    if (c == '"') {
      return string();
    }
    if (text.startsWith("<<", at)) {
      return heredoc();
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      int start = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(peek()) >= 0) {
        at++;
      }
      String written = text.substring(start, at);
      return written.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
          ? new Hcl.Digits(written)
          : new Hcl.Expression(written);
    }
    int start = at;
    while (at < text.length() && isWord(peek())) {
      at++;
    }
    return switch (text.substring(start, at)) {
      case "true" -> new Hcl.Flag(true);
      case "false" -> new Hcl.Flag(false);
      case "null" -> new Hcl.Null();
      default -> new Hcl.Expression("");
    };
  }

  // To the end of the line, or of the list or block around it; brackets inside are balanced.
  private Hcl.Expression expression(int start) {
    int open = 0;
    for (at = start; at < text.length(); at++) {
      char c = peek();
      if (c == '"') {
        string();
        at--;
      } else if (c == '(' || c == '[' || c == '{') {
        open++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (open == 0) {
          break;
        }
        open--;
      } else if (open == 0 && (c == '\n' || c == ',' || isComment())) {
        break;
      } else if (c == '\n') {
        newLine();
      }
    }
    String written = text.substring(start, at).strip();
    if (written.isEmpty() || open > 0) {
      throw error(written.isEmpty() ? "a value is missing" : "a bracket that is never closed");
    }
    return new Hcl.Expression(written.replaceAll("\\s+", " "));
  }

  private Hcl items(int depth) {
    int start = at;
    int startLine = line;
    int startOfLine = lineStart;
    expect('[');
    List<Hcl> items = new ArrayList<>();
    skipBlank(true);
    if (text.startsWith("for ", at)) {
      line = startLine;
      lineStart = startOfLine;
      return expression(start);
    }
    while (peek() != ']') {
      items.add(value(depth + 1));
      skipBlank(true);
      if (peek() == ',') {
        at++;
        skipBlank(true);
      } else if (peek() != ']') {
        throw error("`,` or `]` is missing in a list");
      }
    }
    at++;
    comments.clear();
    return new Hcl.Items(items);
  }

  private Hcl block(int depth) {
    int start = at;
    int startLine = line;
    int startOfLine = lineStart;
    expect('{');
    Map<String, Hcl> entries = new LinkedHashMap<>();
    skipBlank(true);
    if (text.startsWith("for ", at)) {
      line = startLine;
      lineStart = startOfLine;
      return expression(start);
    }
    while (peek() != '}') {
      String key = peek() == '"' ? quotedKey() : identifier("a key");
      skipBlank(false);
      if (peek() == ':') {
        at++;
      } else {
        expect('=');
      }
      skipBlank(true);
      if (entries.put(key, value(depth + 1)) != null) {
        throw error("`" + key + "` is written twice");
      }
      skipBlank(false);
      if (peek() == ',') {
        at++;
      } else if (peek() != '\n' && peek() != '}') {
        throw error("`,`, a new line or `}` is missing in a block");
      }
      skipBlank(true);
    }
    at++;
    comments.clear();
    return new Hcl.Block(entries);
  }

  private String quotedKey() {
    if (string() instanceof Hcl.Text key) {
      return key.value();
    }
    throw error("a key with an expression in it");
  }

  private String identifier(String what) {
    int start = at;
    while (at < text.length() && isWord(peek())) {
      at++;
    }
    if (at == start) {
      throw error(what + " is missing");
    }
    return text.substring(start, at);
  }

  private Hcl string() {
    int start = at;
    expect('"');
    StringBuilder value = new StringBuilder();
    boolean expression = false;
    while (peek() != '"') {
      char c = peek();
      if (c == '\n' || at >= text.length()) {
        throw error("text in quotes that never ends");
      }
      if (c == '\\') {
        escape(value);
      } else if (isDoubledMark()) {
        value.append(c).append('{');
        at += 3;
      } else if ((c == '$' || c == '%') && text.startsWith("{", at + 1)) {
        expression = true;
        skipTemplate();
      } else {
        value.append(c);
        at++;
      }
    }
    at++;
    return expression
        ? new Hcl.Expression(text.substring(start, at))
        : new Hcl.Text(value.toString());
  }

  private boolean isDoubledMark() {
    return text.startsWith("$${", at) || text.startsWith("%%{", at);
  }

  private void skipTemplate() {
    int open = 0;
    do {
      char c = peek();
      if (c == '\n' || at >= text.length()) {
        throw error("`${` that never ends");
      }
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    } while (open > 0 || text.charAt(at - 1) != '}');
  }

  private void escape(StringBuilder value) {
    at++;
    char c = peek();
    at++;
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '"', '\\' -> value.append(c);
      case 'u' -> value.appendCodePoint(codePoint(4));
      case 'U' -> value.appendCodePoint(codePoint(8));
      default -> throw error("the escape `\\" + c + "`, which HCL does not have");
    }
  }

  private int codePoint(int digits) {
    int end = Math.min(at + digits, text.length());
    String hex = text.substring(at, end);
    at = end;
    if (!hex.matches("[0-9a-fA-F]{" + digits + "}")) {
      throw error("an escape that needs " + digits + " hexadecimal digits");
    }
    long value = Long.parseLong(hex, 16);
    if (value > Character.MAX_CODE_POINT) {
      throw error("an escape beyond Unicode");
    }
    return (int) value;
  }

  private Hcl heredoc() {
    at += 2;
    boolean indented = peek() == '-';
    at += indented ? 1 : 0;
    String mark = identifier("the mark of a heredoc");
    if (peek() != '\n') {
      throw error("something after the mark of a heredoc");
    }
    newLine();
    at++;
    List<String> lines = new ArrayList<>();
    while (true) {
      if (at >= text.length()) {
        throw error("a heredoc that never ends: `" + mark + "` is missing");
      }
      int end = text.indexOf('\n', at);
      String next = text.substring(at, end < 0 ? text.length() : end);
      if (next.strip().equals(mark)) {
        at += next.length();
        break;
      }
      lines.add(next);
      at += next.length();
      if (end >= 0) {
        newLine();
        at++;
      }
    }
    String inner = String.join("\n", lines);
    String body = lines.isEmpty() ? "" : (indented ? inner.stripIndent() : inner) + "\n";
    String bare = body.replace("$${", "").replace("%%{", "");
    return bare.contains("${") || bare.contains("%{")
        ? new Hcl.Expression("<<" + mark + " … " + mark)
        : new Hcl.Text(body.replace("$${", "${").replace("%%{", "%{"));
  }

  private void skipSpaces() {
    while (at < text.length() && (peek() == ' ' || peek() == '\t' || peek() == '\r')) {
      at++;
    }
  }

  private void skipBlank(boolean lines) {
    while (at < text.length()) {
      skipSpaces();
      if (lines && peek() == '\n') {
        newLine();
        at++;
      } else if (isComment()) {
        comment();
      } else {
        return;
      }
    }
  }

  private boolean isComment() {
    return at < text.length()
        && (peek() == '#' || text.startsWith("//", at) || text.startsWith("/*", at));
  }

  private void comment() {
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        throw error("a comment that never ends");
      }
      for (String each : text.substring(at + 2, end).split("\n", -1)) {
        comments.add(each.strip());
      }
      for (; at < end + 2; at++) {
        if (peek() == '\n') {
          newLine();
        }
      }
      return;
    }
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    comments.add(text.substring(at + (peek() == '#' ? 1 : 2), end).strip());
    at = end;
  }

  private boolean isEnd() {
    return at >= text.length() || "\n,]})".indexOf(peek()) >= 0 || isComment();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw error("`" + wanted + "` is missing");
    }
    at++;
  }

  private void newLine() {
    line++;
    lineStart = at + 1;
  }

  private UserError error(String what) {
    return new UserError(
        file + ":" + line + ":" + (at - lineStart + 1) + ": " + what,
        "acore reads the values of a .tfvars file: strings, numbers, booleans, lists and maps",
        "correct the line; `terraform fmt " + file + "` points at most mistakes");
  }
}
