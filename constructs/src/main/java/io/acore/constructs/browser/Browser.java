package io.acore.constructs.browser;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleName;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A browser that agents drive. */
public final class Browser extends PlacedConstruct implements IBrowser {
  private static final String SYSTEM_ID = "aws.browser.v1";

  private final BridgedResource resource;
  private final Optional<IRole> role;

  /** Makes a browser; its Terraform address is the construct's path. */
  public Browser(Construct scope, String id, BrowserProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.role = role(stack, props);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.BROWSER)
            .name(Expression.literal(props.name()))
            .input(input(props, role));
    role.flatMap(IRole::dependency).ifPresent(builder::dependsOn);
    this.resource = builder.build();
  }

  /** One that exists already, in the stack's account and region. */
  public static IBrowser fromId(AcoreStack stack, Expression id) {
    return new ImportedBrowser(
        id,
        Account.of(stack)
            .arn(
                "bedrock-agentcore",
                BridgeSettings.of(stack).region(),
                Expression.literal("browser-custom/").plus(id)));
  }

  /** The one that AWS keeps for everyone: public, without a role, without recording. */
  public static IBrowser system(AcoreStack stack) {
    Expression arn =
        Expression.literal("arn:")
            .plus(Account.of(stack).partition())
            .plus(":bedrock-agentcore:")
            .plus(BridgeSettings.of(stack).region())
            .plus(":aws:browser/" + SYSTEM_ID);
    return new ImportedBrowser(Expression.literal(SYSTEM_ID), arn);
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  /** What the browser may do in AWS; empty when it needs nothing. */
  public Optional<IRole> role() {
    return role;
  }

  /** The bridged resource, for what has to come after it. */
  public BridgedResource resource() {
    return resource;
  }

  private Optional<IRole> role(AcoreStack stack, BrowserProps props) {
    boolean needed = props.recording().isPresent() || !props.certificates().secretArns().isEmpty();
    Optional<IRole> role =
        props.role().or(() -> needed ? Optional.of(makeRole(stack, props)) : Optional.empty());
    role.ifPresent(
        granted -> {
          props.recording().ifPresent(to -> to.grantWrite(granted, Account.of(stack)));
          props.certificates().grantRead(granted);
        });
    return role;
  }

  private IRole makeRole(AcoreStack stack, BrowserProps props) {
    return new Role(
        this,
        "role",
        RoleProps.of(
            RoleName.of(props.name(), "browser"),
            Trust.agentCore(BridgeSettings.of(stack).region())));
  }

  private static Map<String, Object> input(BrowserProps props, Optional<IRole> role) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("networkConfiguration", props.network().input());
    input.put("description", props.description());
    input.put("executionRoleArn", role.map(IRole::arn));
    input.put("recording", props.recording().map(BrowserRecording::input));
    input.put("certificates", props.certificates().input());
    if (props.signed()) {
      input.put("browserSigning", Map.of("enabled", true));
    }
    return input;
  }
}
