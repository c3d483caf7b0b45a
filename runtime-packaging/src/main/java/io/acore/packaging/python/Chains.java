package io.acore.packaging.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks for whom, from the {@code # via} comments that uv and pip-tools write.
 *
 * <p>Comments, so only good for a message.
 */
final class Chains {
  private static final Pattern PIN =
      Pattern.compile("^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\\[.*])?\\s*==");
  private static final Pattern VIA = Pattern.compile("#\\s*via\\s*(.*)$");
  private static final Pattern MORE = Pattern.compile("^\\s+#\\s+(\\S.*)$");

  private final Map<String, List<String>> parents = new LinkedHashMap<>();

  Chains(String requirements) {
    String current = "";
    boolean listing = false;
    for (String line : requirements.split("\\R", -1)) {
      Matcher pin = PIN.matcher(line);
      if (pin.find()) {
        current = Requirement.normalise(pin.group(1));
        listing = false;
      }
      Matcher via = VIA.matcher(line);
      Matcher more = MORE.matcher(line);
      if (via.find()) {
        listing = true;
        add(current, via.group(1));
      } else if (listing && more.matches()) {
        add(current, more.group(1));
      }
    }
  }

  /** {@code agent -> a -> b}, ending with the package; the package alone when nothing is known. */
  String to(String name) {
    List<String> chain = new ArrayList<>(List.of(name));
    Set<String> seen = new HashSet<>(chain);
    String current = name;
    while (true) {
      List<String> above = parents.getOrDefault(current, List.of());
      String next = above.stream().filter(seen::add).findFirst().orElse("");
      if (next.isEmpty()) {
        return String.join(" -> ", chain);
      }
      chain.add(0, next);
      current = next;
    }
  }

  private void add(String child, String names) {
    for (String name : names.split(",", -1)) {
      String plain = name.strip();
      if (!plain.isEmpty()) {
        boolean isPackage = plain.matches("[A-Za-z0-9._-]+");
        parents
            .computeIfAbsent(child, c -> new ArrayList<>())
            .add(isPackage ? Requirement.normalise(plain) : plain);
      }
    }
  }
}
