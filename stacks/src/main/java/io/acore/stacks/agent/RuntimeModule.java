package io.acore.stacks.agent;

import io.acore.constructs.bff.TenantRole;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.guardrail.Guardrail;
import io.acore.constructs.inference.ApplicationInferenceProfile;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.memory.Memory;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.PolicyFile;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.runtime.AgentCode;
import io.acore.constructs.runtime.AgentRuntime;
import io.acore.constructs.runtime.AgentRuntimeProps;
import io.acore.constructs.runtime.DeployedImage;
import io.acore.constructs.runtime.DeployedZip;
import io.acore.constructs.runtime.EndpointProps;
import io.acore.constructs.runtime.LanguageRuntime;
import io.acore.constructs.runtime.Lifetimes;
import io.acore.constructs.runtime.Protocol;
import io.acore.constructs.runtime.RuntimeEndpoint;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runtime, memory, their buckets, and the models and guardrails that the agent uses. */
public final class RuntimeModule {
  private static final int MOST_ROLE_NAME = 64;
  private static final int MOST_REPOSITORY = 256;

  private final AgentContext context;
  private final Section root;
  private final Section block;
  private final String name;

  private RuntimeModule(AgentContext context) {
    this.context = context;
    this.root = context.config().root();
    this.block = root.section("runtime");
    this.name = context.naming().underscored("");
  }

  /** Builds what is switched on. */
  public static RuntimeParts build(AgentContext context, Surroundings surroundings) {
    return new RuntimeModule(context).build(surroundings);
  }

  private RuntimeParts build(Surroundings surroundings) {
    Map<String, Guardrail> guardrails = GuardrailBuild.build(context);
    Optional<Memory> memory = Optional.empty();
    Optional<IBucket> memoryBucket = Optional.empty();
    if (root.flag("enable_memory")) {
      memory = Optional.of(new MemoryBuild(context).build());
      memoryBucket = Optional.of(Buckets.memory(context));
      context.stack().output("memory_id", memory.get().id());
      context.stack().output("memory_arn", memory.get().arn());
      context.stack().output("memory_bucket", memoryBucket.get().name());
    }
    guardrails.forEach(
        (key, guardrail) -> context.stack().output("guardrail_" + key + "_id", guardrail.id()));
    if (!root.flag("enable_runtime")) {
      return new RuntimeParts(Optional.empty(), memory, memoryBucket, List.of());
    }
    Map<String, ApplicationInferenceProfile> profiles = profiles();
    IRole role = role();
    surroundings.gateway().ifPresent(it -> it.grantInvoke(role));
    surroundings.codeInterpreter().ifPresent(it -> it.grantUse(role));
    surroundings.browser().ifPresent(it -> it.grantUse(role));
    memory.ifPresent(it -> it.grantReadWrite(role));
    // Behind the web front end an agent acts for one tenant at a time, with the tenant's role.
    if (!root.flag("enable_bff")) {
      memoryBucket.ifPresent(it -> it.grantReadWrite(role, Buckets.memoryPrefix(context)));
    }
    models().forEach(model -> model.grantInvoke(role, Account.of(context.stack())));
    profiles.values().forEach(profile -> profile.grantInvoke(role));
    guardrails.values().forEach(guardrail -> guardrail.grantApply(role));
    block
        .optionalFile("policy_file")
        .ifPresent(file -> PolicyFile.read(context.input(file)).forEach(role::grant));

    RuntimeVariables variables =
        new RuntimeVariables(context)
            .surroundings(surroundings)
            .guardrails(guardrails)
            .profiles(profiles);
    memory.ifPresent(it -> variables.with("ACORE_MEMORY_ID", it.id()));
    memoryBucket.ifPresent(it -> variables.with("ACORE_MEMORY_BUCKET", it.name()));
    if (root.flag("enable_bff")) {
      variables.with(
          "ACORE_TENANT_ROLE_ARN",
          TenantRole.arnOf(context.stack(), BffFunctions.tenantRoleName(context)));
      variables.with("ACORE_TENANT_TABLE", Expression.literal(BffFunctions.tenantTable(context)));
      variables.with("ACORE_TENANT_TABLE_REGION", Expression.literal(context.config().bffRegion()));
    }
    AgentRuntime runtime = runtime(role, variables);
    return new RuntimeParts(Optional.of(runtime), memory, memoryBucket, endpoints(runtime));
  }

  private AgentRuntime runtime(IRole role, RuntimeVariables variables) {
    AgentRuntime runtime =
        Blocks.placed(
            block,
            () ->
                new AgentRuntime(
                    context.stack(),
                    "runtime",
                    AgentRuntimeProps.of(name, code())
                        .role(role)
                        .description(block.optionalText("description"))
                        .protocol(Protocol.valueOf(block.text("protocol")))
                        .vpc(Blocks.vpc(block))
                        .authorizer(Blocks.authorizer(block))
                        .lifetimes(
                            Optional.of(
                                new Lifetimes(
                                    Duration.ofSeconds(block.number("idle_timeout_seconds")),
                                    Duration.ofSeconds(block.number("max_lifetime_seconds")))))
                        .environment(variables.build())
                        .requestHeaders(requestHeaders())
                        .sessionStorage(block.optionalText("session_storage_path"))
                        .build()));
    context.stack().output("runtime_id", runtime.id());
    context.stack().output("runtime_arn", runtime.arn());
    return runtime;
  }

  // Who calls, as the web front end says it; nobody else can say it to a runtime that only the
  // tenant's role may invoke.
  private List<String> requestHeaders() {
    Set<String> headers = new LinkedHashSet<>(block.texts("request_header_allowlist"));
    if (root.flag("enable_bff")) {
      for (String name : List.of("App-Id", "Tenant-Id", "User-Id")) {
        headers.add("X-Amzn-Bedrock-AgentCore-Runtime-Custom-" + name);
      }
    }
    return List.copyOf(headers);
  }

  private IRole role() {
    return block
        .optionalText("role_arn")
        .map(arn -> Role.fromArn(Expression.literal(arn)))
        .orElseGet(
            () ->
                new Role(
                    context.stack(),
                    "runtime_role",
                    RoleProps.of(
                            context.naming().hyphenated("runtime", MOST_ROLE_NAME),
                            Trust.agentCore(context.region()))
                        .describedAs("What the code of agent " + name + " may do")));
  }

  private AgentCode code() {
    Optional<String> image = block.optionalText("image_uri");
    if (image.isPresent()) {
      return Blocks.placed(
          block, "image_uri", () -> AgentCode.container(Expression.literal(image.get())));
    }
    Artifact artifact = context.artifacts().runtime();
    if (artifact.image()) {
      return image(artifact);
    }
    Bucket deployments = Buckets.deployments(context);
    context.stack().output("deployment_bucket", deployments.name());
    return new DeployedZip(
            context.stack(),
            "runtime_code",
            deployments,
            "deployments/" + context.config().agentName() + "/",
            artifact.digest(),
            artifact.source(),
            context.tags())
        .code(
            LanguageRuntime.python(root.section("packaging").text("python_version")),
            block.texts("entry_point"));
  }

  private AgentCode image(Artifact artifact) {
    String repository = context.naming().hyphenated("", MOST_REPOSITORY).toLowerCase(Locale.ROOT);
    return new DeployedImage(
            context.stack(),
            "runtime_image",
            repository,
            Encryption.of(context),
            artifact.digest(),
            artifact.source())
        .code();
  }

  private List<BedrockModel> models() {
    List<BedrockModel> models = new ArrayList<>();
    for (String id : block.texts("models")) {
      models.add(
          Blocks.placed(
              block, "models", () -> new BedrockModel(id, context.config().bedrockRegion())));
    }
    return models;
  }

  private Map<String, ApplicationInferenceProfile> profiles() {
    Map<String, ApplicationInferenceProfile> profiles = new TreeMap<>();
    block
        .entries("inference_profiles")
        .forEach(
            (key, profile) ->
                profiles.put(
                    key,
                    new ApplicationInferenceProfile(
                        context.stack(),
                        "inference_profile_" + key,
                        context.naming().hyphenated(key, MOST_ROLE_NAME),
                        Blocks.model(profile, "model", context.config().bedrockRegion()),
                        Optional.of(context.bedrockProvider()))));
    profiles.forEach(
        (key, profile) ->
            context.stack().output("inference_profile_" + key + "_arn", profile.arn()));
    return profiles;
  }

  private List<RuntimeEndpoint> endpoints(AgentRuntime runtime) {
    List<RuntimeEndpoint> endpoints = new ArrayList<>();
    block
        .entries("endpoints")
        .forEach(
            (key, endpoint) -> {
              RuntimeEndpoint made =
                  new RuntimeEndpoint(
                      context.stack(),
                      "runtime_endpoint_" + key,
                      runtime,
                      Blocks.placed(
                          endpoint,
                          () ->
                              new EndpointProps(
                                  key,
                                  endpoint.optionalNumber("version").map(String::valueOf),
                                  endpoint.optionalText("description"))));
              context.stack().output("runtime_endpoint_" + key + "_arn", made.arn());
              endpoints.add(made);
            });
    return endpoints;
  }
}
