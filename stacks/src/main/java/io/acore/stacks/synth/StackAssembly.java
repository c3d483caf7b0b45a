package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.constructs.bridge.BridgeForm;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedAddresses;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.AcoreApp;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.agent.AgentContext;
import io.acore.stacks.agent.AgentModules;
import io.acore.stacks.agent.Artifacts;
import io.acore.stacks.agent.Naming;
import io.acore.stacks.config.Config;
import io.acore.stacks.lock.Emitted;
import io.acore.stacks.lock.EmittedLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Builds the stacks of one environment and lets CDKTF resolve them. */
final class StackAssembly {
  private final Config config;
  private final Artifacts artifacts;
  private final EmittedLock lock;
  private final Consumer<AgentContext> extension;
  private final Set<Path> inputs = new TreeSet<>();

  StackAssembly(
      Config config, Artifacts artifacts, EmittedLock lock, Consumer<AgentContext> extension) {
    this.config = config;
    this.artifacts = artifacts;
    this.lock = lock;
    this.extension = extension;
  }

  List<Assembled> synthesize(Path folder) {
    AcoreApp app = new AcoreApp(folder);
    Naming naming = new Naming(config.root().text("agent_name"), config.environment());
    AcoreStack stack = app.add(new AcoreStack(app, naming.stack()));
    BridgeForm form = form();
    new BridgeSettings(
            form,
            naming.parameterPath(),
            Expression.literal(config.agentcoreRegion()),
            config.tags())
        .attachTo(stack);
    Providers.addTo(stack, config, form);
    AgentContext context = new AgentContext(stack, config, artifacts);
    AgentModules.build(context);
    extension.accept(context);
    Map<String, Emitted> owners = owners(stack);
    Map<String, Emitted> gone = lock.gone(naming.stack(), owners.keySet());
    gone.forEach(
        (address, emitted) -> BridgedResource.removed(stack, form, kind(emitted), address));

    JsonNode terraform = Objects.requireNonNull(app.resolve().get(stack));
    inputs.addAll(context.inputs());
    return List.of(
        new Assembled(
            naming.stack(),
            terraform,
            folder.resolve("stacks").resolve(naming.stack()),
            owners,
            List.copyOf(gone.keySet())));
  }

  private BridgeForm form() {
    String type = config.root().section("bridge").text("resource");
    for (BridgeForm form : BridgeForm.values()) {
      if (form.type().equals(type)) {
        return form;
      }
    }
    throw new IllegalStateException("the schema lets `bridge.resource: " + type + "` through");
  }

  private static Map<String, Emitted> owners(AcoreStack stack) {
    Map<String, Emitted> owners = new TreeMap<>();
    BridgedAddresses.of(stack)
        .kinds()
        .forEach(
            (address, kind) ->
                owners.put(
                    address,
                    new Emitted(kind.name(), kind.isBuiltIn() ? Map.of() : kind.settings())));
    return owners;
  }

  private static BridgeKind kind(Emitted emitted) {
    return BridgeKind.all().stream()
        .filter(kind -> kind.name().equals(emitted.kind()))
        .findFirst()
        .orElseGet(() -> BridgeKind.custom(emitted.kind(), emitted.definition()));
  }

  /** Every file that decided the output. */
  Set<Path> inputs() {
    return inputs;
  }

  /**
   * One stack as CDKTF left it.
   *
   * @param name the stack's id
   * @param terraform what stands in its cdk.tf.json
   * @param folder what lies beside it
   * @param owners its bridged resources
   * @param removed the addresses that left
   */
  record Assembled(
      String name,
      JsonNode terraform,
      Path folder,
      Map<String, Emitted> owners,
      List<String> removed) {
    Assembled {
      owners = new TreeMap<>(owners);
      removed = List.copyOf(removed);
    }
  }
}
