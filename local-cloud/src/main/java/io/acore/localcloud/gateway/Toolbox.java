package io.acore.localcloud.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The tools of every gateway; what a target offers is asked for once. */
final class Toolbox {
  private static final int MOST_KNOWN = 1_000;

  private final GatewayCatalog catalog;
  private final TargetKinds kinds;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Target target, ToolTarget behind, List<Tool> tools) {}

  Toolbox(GatewayCatalog catalog, TargetKinds kinds) {
    this.catalog = catalog;
    this.kinds = kinds;
  }

  /** All tools of a gateway; a target that cannot say what it has is told of, and left out. */
  List<OfferedTool> tools(Gateway gateway, Consumer<ToolFailure> failures) {
    List<OfferedTool> tools = new ArrayList<>();
    for (Target target : targets(gateway)) {
      try {
        known(gateway, target).tools().forEach(tool -> tools.add(new OfferedTool(target, tool)));
      } catch (ToolFailure e) {
        failures.accept(e);
      }
    }
    return tools;
  }

  /** The tool of this name. */
  Optional<OfferedTool> find(Gateway gateway, String name) throws ToolFailure {
    for (Target target : targets(gateway)) {
      if (name.startsWith(target.name() + Tool.DELIMITER)) {
        for (Tool tool : known(gateway, target).tools()) {
          OfferedTool offered = new OfferedTool(target, tool);
          if (offered.name().equals(name)) {
            return Optional.of(offered);
          }
        }
      }
    }
    return Optional.empty();
  }

  ToolTarget behind(Gateway gateway, OfferedTool tool) throws ToolFailure {
    return known(gateway, tool.target()).behind();
  }

  private List<Target> targets(Gateway gateway) {
    return catalog.targets(gateway.id()).stream().map(Target::new).filter(Target::serves).toList();
  }

  private Known known(Gateway gateway, Target target) throws ToolFailure {
    Known there = known.get(target.id());
    if (there != null && there.target().same(target)) {
      return there;
    }
    ToolTarget behind = kinds.behind(gateway, target);
    Known fresh = new Known(target, behind, behind.tools());
    if (known.size() >= MOST_KNOWN) {
      // Most of them are gone by then; those that are not are asked again
      known.clear();
    }
    if (!target.lists()) {
      known.put(target.id(), fresh);
    }
    return fresh;
  }
}
