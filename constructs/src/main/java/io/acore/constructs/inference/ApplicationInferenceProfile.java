package io.acore.constructs.inference;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A model under a name of one's own, so that its cost is tagged and its permission is narrow. */
public final class ApplicationInferenceProfile extends PlacedConstruct {
  private static final Limit NAME =
      Limit.form(
          "inference profile name",
          "([0-9a-zA-Z][ _-]?)+",
          1,
          64,
          "letters, digits and single ` `, `_` or `-`",
          "my-agent-dev");

  private final AcoreStack stack;
  private final String address;
  private final BedrockModel model;

  /**
   * Makes a profile.
   *
   * @param model the foundation model or the cross-region profile that it copies
   * @param provider the Terraform provider of the models' region; without it the default one
   */
  public ApplicationInferenceProfile(
      Construct scope, String id, String name, BedrockModel model, Optional<String> provider) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.model = model;
    Map<String, Object> body = new LinkedHashMap<>();
    provider.ifPresent(alias -> body.put("provider", alias));
    body.put("name", NAME.check(name));
    body.put("model_source", List.of(Map.of("copy_from", model.arn(Account.of(stack)))));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_bedrock_inference_profile", address, body);
  }

  public Expression arn() {
    return Expression.reference("aws_bedrock_inference_profile." + address + ".arn");
  }

  /** Lets the role invoke the profile, and its model through the profile alone. */
  public void grantInvoke(IRole role) {
    BedrockModel.throughProfile(role, arn(), Account.of(stack), model.foundationModel());
  }
}
