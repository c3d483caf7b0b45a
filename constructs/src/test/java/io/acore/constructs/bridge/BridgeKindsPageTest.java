package io.acore.constructs.bridge;

import io.acore.base.Golden;
import org.junit.jupiter.api.Test;

/** The page of what the bridge manages is made from {@link BridgeKind}. */
final class BridgeKindsPageTest {
  @Test
  void thePageIsThatOfTheTable() {
    StringBuilder page =
        new StringBuilder(
            """
            # What the bridge manages

            Made from the table that the bridge itself reads, `kinds.conf`; `BridgeKindsPageTest` rewrites this page with `-Dgolden.update=true`. The kind is what \
            `acore status` shows and what `acore adopt` and `bridge.resources` take. More of your own: [Bridge anything](../guides/bridge-anything.md).

            | kind | made by | a change | cannot be changed | lives in | tagged |
            |---|---|---|---|---|---|
            """);
    for (BridgeKind kind : BridgeKind.all()) {
      page.append("| `")
          .append(kind.name())
          .append("` | `aws ")
          .append(kind.service())
          .append(' ')
          .append(kind.required(KindKey.CREATE))
          .append("` | ")
          .append(kind.updatable() ? "in place" : "makes a new one")
          .append(" | ")
          .append(members(kind, KindKey.IMMUTABLE))
          .append(" | ")
          .append(members(kind, KindKey.PARENTS))
          .append(" | ")
          .append(kind.taggable() ? "yes" : "no")
          .append(" |\n");
    }
    page.append(
        """

        - A resource without an update command is deleted and made again when its settings change; the plan shows it.
        - So is one whose name, region, parent, or a member under "cannot be changed" becomes another.
        - One without tags is told from others' by its parent, or by a note that is written before it is made.
        """);
    Golden.assertGolden("../../../../../docs/reference/bridge-kinds.md", page.toString());
  }

  private static String members(BridgeKind kind, KindKey key) {
    return kind.words(key).isEmpty() ? "" : "`" + String.join("`, `", kind.words(key)) + "`";
  }
}
