package io.acore.stacks.agent;

import io.acore.base.UserError;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.bundle.ConfigurationBundle;
import io.acore.constructs.bundle.ConfigurationBundleProps;
import io.acore.constructs.harness.Harness;
import io.acore.constructs.harness.HarnessModel;
import io.acore.constructs.harness.HarnessProps;
import io.acore.constructs.harness.HarnessTool;
import io.acore.constructs.memory.IMemory;
import io.acore.constructs.registry.Descriptor;
import io.acore.constructs.registry.Registry;
import io.acore.constructs.registry.RegistryProps;
import io.acore.constructs.registry.RegistryRecord;
import io.acore.constructs.registry.RegistryRecordProps;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.runtime.EnvironmentVariables;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The blocks `registry:`, `configuration_bundles:` and `harness:`. */
final class CatalogueBuild {
  private static final int MOST_REGISTRY_NAME = 64;
  private static final int MOST_HARNESS_NAME = 40;

  private final AgentContext context;
  private final Section root;
  private final Surroundings surroundings;
  private final RuntimeParts runtime;

  CatalogueBuild(AgentContext context, Surroundings surroundings, RuntimeParts runtime) {
    this.context = context;
    this.root = context.config().root();
    this.surroundings = surroundings;
    this.runtime = runtime;
  }

  Optional<Registry> build() {
    Optional<Registry> registry = root.optionalSection("registry").map(this::registry);
    root.entries("configuration_bundles").forEach(this::bundle);
    root.entries("harness").forEach(this::harness);
    return registry;
  }

  private Registry registry(Section block) {
    Optional<JwtAuthorizer> authorizer =
        block.text("authorizer_type").equals("CUSTOM_JWT")
            ? Blocks.authorizer(block)
            : Optional.empty();
    Registry registry =
        new Registry(
            context.stack(),
            "registry",
            new RegistryProps(
                context.naming().hyphenated("", MOST_REGISTRY_NAME),
                block.optionalText("description"),
                authorizer,
                block.flag("auto_approval")));
    context.stack().output("registry_id", registry.id());
    block
        .entries("records")
        .forEach(
            (name, record) ->
                new RegistryRecord(
                    context.stack(),
                    "registry_record_" + name,
                    registry,
                    Blocks.placed(
                        record,
                        () ->
                            new RegistryRecordProps(
                                name,
                                descriptor(record),
                                record.optionalText("description"),
                                record.optionalText("version")))));
    return registry;
  }

  private Descriptor descriptor(Section record) {
    String content = Blocks.text(context, record, "file");
    return switch (record.text("type")) {
      case "MCP" ->
          new Descriptor.Mcp(
              content,
              record
                  .optionalText("tools_file")
                  .map(file -> Blocks.text(context, record, "tools_file")));
      case "A2A" -> new Descriptor.A2a(content);
      case "AGENT_SKILLS" -> new Descriptor.AgentSkill(content);
      default -> new Descriptor.Custom(content);
    };
  }

  private void bundle(String name, Section block) {
    Map<Expression, Map<String, ?>> components = new LinkedHashMap<>();
    List<String> dependencies = new ArrayList<>();
    block
        .entries("components")
        .forEach(
            (key, content) -> components.put(component(block, key, dependencies), content.json()));
    ConfigurationBundle bundle =
        new ConfigurationBundle(
            context.stack(),
            "configuration_bundle_" + name,
            Blocks.placed(
                block,
                () ->
                    new ConfigurationBundleProps(
                        context.naming().underscored(name),
                        components,
                        block.optionalText("description"),
                        block.optionalText("branch"),
                        block.optionalText("commit_message"),
                        dependencies)));
    context.stack().output("configuration_bundle_" + name + "_id", bundle.id());
  }

  private Expression component(Section block, String component, List<String> dependencies) {
    switch (component) {
      case "runtime" -> {
        return runtime
            .runtime()
            .map(
                it -> {
                  dependencies.add(it.resource().dependency());
                  return it.arn();
                })
            .orElseThrow(() -> off(block, component));
      }
      case "gateway" -> {
        return surroundings
            .gateway()
            .map(
                it -> {
                  it.resource().map(BridgedResource::dependency).ifPresent(dependencies::add);
                  return it.arn();
                })
            .orElseThrow(() -> off(block, component));
      }
      default -> {
        return Expression.literal(component);
      }
    }
  }

  private static UserError off(Section block, String component) {
    return block.error(
        "`" + component + "` has configuration but is switched off",
        "`enable_" + component + "` is false",
        "switch it on, or take the component out");
  }

  private void harness(String name, Section block) {
    List<HarnessTool> tools = new ArrayList<>();
    block
        .entries("mcp_servers")
        .forEach((server, it) -> tools.add(HarnessTool.mcpServer(server, it.text("url"))));
    List<Consumer<IRole>> grants = new ArrayList<>();
    use(block, "gateway", surroundings.gateway())
        .ifPresent(
            it -> {
              tools.add(HarnessTool.gateway(it.arn()));
              grants.add(it::grantInvoke);
            });
    use(block, "browser", surroundings.browser())
        .ifPresent(
            it -> {
              tools.add(HarnessTool.browser(it.arn()));
              grants.add(it::grantUse);
            });
    use(block, "code_interpreter", surroundings.codeInterpreter())
        .ifPresent(
            it -> {
              tools.add(HarnessTool.codeInterpreter(it.arn()));
              grants.add(it::grantUse);
            });
    Optional<IMemory> memory = use(block, "memory", runtime.memory().map(it -> (IMemory) it));
    memory.ifPresent(it -> grants.add(it::grantReadWrite));
    Harness harness =
        new Harness(
            context.stack(),
            "harness_" + name,
            Blocks.placed(block, () -> props(name, block, tools, memory.map(IMemory::arn))),
            role -> grants.forEach(grant -> grant.accept(role)));
    context.stack().output("harness_" + name + "_arn", harness.arn());
  }

  private HarnessProps props(
      String name, Section block, List<HarnessTool> tools, Optional<Expression> memoryArn) {
    return new HarnessProps(
        context.naming().underscored(name, MOST_HARNESS_NAME),
        new HarnessModel(
            Blocks.model(block, "model", context.config().agentcoreRegion()),
            Blocks.integer(block, "max_model_tokens"),
            block.optionalDecimal("temperature"),
            block.optionalDecimal("top_p")),
        Blocks.textOrFile(context, block, "system_prompt"),
        tools,
        block.texts("allowed_tools"),
        memoryArn,
        block.optionalText("execution_role_arn").map(arn -> Role.fromArn(Expression.literal(arn))),
        EnvironmentVariables.of(Map.of(), block.map("environment_variables")),
        Blocks.authorizer(block),
        Blocks.integer(block, "max_iterations"),
        Blocks.integer(block, "max_tokens"),
        Blocks.integer(block, "timeout_seconds"));
  }

  private static <T> Optional<T> use(Section block, String part, Optional<T> built) {
    if (!block.flag("use_" + part)) {
      return Optional.empty();
    }
    if (built.isEmpty()) {
      throw block.error(
          "use_" + part,
          "`use_" + part + "` has nothing to use",
          "`enable_" + part + "` is false",
          "switch it on, or take `use_" + part + "` out");
    }
    return built;
  }
}
