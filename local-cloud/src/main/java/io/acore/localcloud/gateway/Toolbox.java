package io.acore.localcloud.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The tools of every gateway; what a target offers is asked for once. */
final class Toolbox {
  private final GatewayCatalog catalog;
  private final Function<Target, ToolTarget> kinds;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Target target, ToolTarget behind, List<Tool> tools) {}

  Toolbox(GatewayCatalog catalog, Function<Target, ToolTarget> kinds) {
    this.catalog = catalog;
    this.kinds = kinds;
  }

  /** All tools of a gateway; a target that cannot say what it has is told of, and left out. */
  List<OfferedTool> tools(Gateway gateway, Consumer<ToolFailure> failures) {
    List<OfferedTool> tools = new ArrayList<>();
    for (Target target : targets(gateway)) {
      try {
        known(target).tools().forEach(tool -> tools.add(new OfferedTool(target, tool)));
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
        for (Tool tool : known(target).tools()) {
          OfferedTool offered = new OfferedTool(target, tool);
          if (offered.name().equals(name)) {
            return Optional.of(offered);
          }
        }
      }
    }
    return Optional.empty();
  }

  ToolTarget behind(OfferedTool tool) throws ToolFailure {
    return known(tool.target()).behind();
  }

  private List<Target> targets(Gateway gateway) {
    List<Target> targets =
        catalog.targets(gateway.id()).stream().map(Target::new).filter(Target::serves).toList();
    return targets;
  }

  private Known known(Target target) throws ToolFailure {
    Known there = known.get(target.id());
    if (there != null && there.target().same(target)) {
      return there;
    }
    ToolTarget behind = kinds.apply(target);
    Known fresh = new Known(target, behind, behind.tools());
    known.put(target.id(), fresh);
    return fresh;
  }
}
