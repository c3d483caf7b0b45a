package io.acore.constructs.browser;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** Cookies and storage that sessions start with, and may save for the next one. */
public final class BrowserProfile extends PlacedConstruct {
  private final BridgedResource resource;

  /**
   * Makes an empty profile.
   *
   * @param name letters, digits and `_`, 48 at most
   * @param description empty for none
   */
  public BrowserProfile(Construct scope, String id, String name, Optional<String> description) {
    super(scope, id);
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
    this.resource =
        BridgedResource.builder(this, BridgeKind.BROWSER_PROFILE)
            .name(Expression.literal(name))
            .input(Map.of("description", description))
            .build();
  }

  /** What a session names to start with it. */
  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** Lets a role start sessions with it and save sessions into it. */
  public void grantUse(IRole role) {
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:GetBrowserProfile",
                "bedrock-agentcore:SaveBrowserSessionProfile"),
            arn()));
  }
}
