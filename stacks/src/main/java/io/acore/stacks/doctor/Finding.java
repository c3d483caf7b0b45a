package io.acore.stacks.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check saw.
 *
 * @param name what was looked at
 * @param level how bad it is
 * @param found the version or place, or what is wrong
 * @param fix what to do; empty when nothing is
 */
public record Finding(String name, Level level, String found, String fix) {

  /** How bad a finding is. */
  public enum Level {
    OK("ok"),
    NOTE("note"),
    MISSING("missing");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Finding ok(String name, String found) {
    return new Finding(name, Level.OK, found, "");
  }

  static Finding note(String name, String found, String fix) {
    return new Finding(name, Level.NOTE, found, fix);
  }

  static Finding missing(String name, String found, String fix) {
    return new Finding(name, Level.MISSING, found, fix);
  }

  Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("level", level.word());
    map.put("found", found);
    map.put("fix", fix);
    return map;
  }
}
