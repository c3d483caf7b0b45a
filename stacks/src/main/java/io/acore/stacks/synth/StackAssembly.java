package io.acore.stacks.synth;

import io.acore.constructs.bridge.BridgeForm;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.terraform.AcoreApp;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.agent.AgentContext;
import io.acore.stacks.agent.AgentModules;
import io.acore.stacks.agent.Artifacts;
import io.acore.stacks.agent.Naming;
import io.acore.stacks.config.Config;
import io.acore.stacks.lock.EmittedLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Builds the stacks of one environment and lets CDKTF write them. */
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
    Set<String> owners = owners(stack, form);
    Set<String> gone = lock.gone(naming.stack(), owners);

    app.synthesize();
    inputs.addAll(context.inputs());
    return List.of(
        new Assembled(
            naming.stack(),
            folder.resolve("stacks").resolve(naming.stack()).resolve("cdk.tf.json"),
            owners,
            List.copyOf(gone),
            stack));
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

  // A bridged resource is known by its three parts; anything else of the same type is somebody's
  // own.
  private static Set<String> owners(AcoreStack stack, BridgeForm form) {
    Set<String> names = stack.names(Block.RESOURCE, form.type());
    Set<String> owners = new TreeSet<>();
    for (String name : names) {
      if (names.contains(name + "_create") && names.contains(name + "_config")) {
        owners.add(name);
      }
    }
    return owners;
  }

  /** Every file that decided the output. */
  Set<Path> inputs() {
    return inputs;
  }

  /**
   * One stack as CDKTF left it.
   *
   * @param name the stack's id
   * @param json its cdk.tf.json
   * @param owners the addresses of its bridged resources
   * @param removed those that left
   */
  record Assembled(
      String name, Path json, Set<String> owners, List<String> removed, AcoreStack stack) {
    Assembled {
      owners = Set.copyOf(owners);
      removed = List.copyOf(removed);
    }

    void writeSideFiles(Path folder) throws IOException {
      folder.toFile();
    }
  }
}
