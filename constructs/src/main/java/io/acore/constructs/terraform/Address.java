package io.acore.constructs.terraform;

import java.util.ArrayDeque;
import java.util.List;
import software.constructs.Construct;

/**
 * A Terraform resource name made from a construct's path: readable, and the same on every machine.
 *
 * <p>The stack's own id is left out. Ids are API: changing one replaces the resource.
 */
public final class Address {
  private Address() {}

  /** {@code gateway_target_search} for a construct at {@code <stack>/gateway/target/search}. */
  public static String of(Construct construct) {
    ArrayDeque<String> ids = new ArrayDeque<>();
    Construct each = construct;
    while (each instanceof PlacedConstruct placed) {
      ids.addFirst(placed.idInPath());
      each = placed.placedIn();
    }
    if (ids.isEmpty() || !(each instanceof AcoreStack)) {
      String path = each.getNode().getPath();
      int stack = path.indexOf('/');
      List<String> above = List.of(path.substring(stack + 1).split("/"));
      for (int index = above.size() - 1; index >= 0; index--) {
        ids.addFirst(above.get(index));
      }
    }
    return of(List.copyOf(ids));
  }

  /** Where a character has to go, a short hash keeps `a-b` and `a_b` apart. */
  public static String of(List<String> parts) {
    String joined = String.join("_", parts);
    String name = joined.replaceAll("[^A-Za-z0-9_-]", "_");
    if (!name.equals(joined) || !Character.isLetter(name.charAt(0))) {
      return "r_" + name + "_" + io.acore.base.Sha256.of(joined).hex().substring(0, 6);
    }
    return name;
  }
}
