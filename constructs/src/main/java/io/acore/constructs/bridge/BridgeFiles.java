package io.acore.constructs.bridge;

import io.acore.base.FileTrees;
import io.acore.constructs.terraform.AcoreStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** The script and its table, as they go beside a stack so that the folder needs nothing else. */
public final class BridgeFiles {
  public static final String SCRIPT = "bridge.sh";
  public static final String TABLE = "kinds.conf";

  // The user's own kinds of each stack, for its copy of the table.
  private static final Map<AcoreStack, Map<String, BridgeKind>> CUSTOM =
      Collections.synchronizedMap(new WeakHashMap<>());

  private BridgeFiles() {}

  /**
   * Writes the two files into a folder; the same bytes for the same kinds.
   *
   * @param custom the kinds that are not acore's own
   */
  public static void write(Path folder, Collection<BridgeKind> custom) throws IOException {
    FileTrees.write(folder.resolve(SCRIPT), KindTable.resource(SCRIPT));
    FileTrees.write(folder.resolve(TABLE), KindTable.with(custom));
  }

  /** The kinds of a stack, its user's own among them, from the table beside it. */
  public static Map<String, BridgeKind> read(Path folder) throws IOException {
    return KindTable.read(Files.readString(folder.resolve(TABLE)));
  }

  /** Has a stack bring the files along when it is synthesized. */
  static void addTo(AcoreStack stack, BridgeKind kind) {
    Map<String, BridgeKind> custom =
        CUSTOM.computeIfAbsent(stack, key -> Collections.synchronizedMap(new TreeMap<>()));
    boolean first = custom.isEmpty() && !stack.hasFile("bridge/" + SCRIPT);
    boolean more = !KindTable.isBuiltIn(kind.name()) && custom.put(kind.name(), kind) == null;
    if (first || more) {
      stack.file("bridge/" + SCRIPT, KindTable.resource(SCRIPT));
      stack.file("bridge/" + TABLE, KindTable.with(custom.values()));
    }
  }
}
