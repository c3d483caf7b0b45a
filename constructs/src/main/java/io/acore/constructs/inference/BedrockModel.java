package io.acore.constructs.inference;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A model that a region can invoke: a foundation model's id, an inference profile's id, or an ARN
 * of either or of a custom model.
 *
 * @param id what goes into the request
 * @param region from where it is invoked
 */
public record BedrockModel(String id, String region) {
  private static final List<String> INVOKE =
      List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream");
  private static final List<String> DESCRIBE = List.of("bedrock:GetInferenceProfile");
  private static final List<String> PROVIDERS =
      List.of(
          "ai21",
          "amazon",
          "anthropic",
          "cohere",
          "deepseek",
          "google",
          "luma",
          "meta",
          "minimax",
          "mistral",
          "moonshot",
          "nvidia",
          "openai",
          "qwen",
          "stability",
          "twelvelabs",
          "writer",
          "zai");

  public BedrockModel {
    if (!isArn(id)) {
      checkForm(id);
      checkAccess(id, region);
    }
  }

  /** Lets the role invoke the model, and a profile's models through that profile alone. */
  public void grantInvoke(IRole role, Account account) {
    if (id.contains(":application-inference-profile/") || id.contains(":inference-profile/")) {
      throughProfile(role, Expression.literal(id), account, modelOfProfileArn());
    } else if (isArn(id)) {
      role.grant(Statement.allow(INVOKE, Expression.literal(id)));
    } else if (geography(id).isPresent()) {
      throughProfile(role, arn(account), account, Optional.of(withoutGeography(id)));
    } else {
      role.grant(Statement.allow(INVOKE, arn(account)));
    }
  }

  /** The ARN of the model or of the profile. */
  public Expression arn(Account account) {
    Expression in = Expression.literal(region);
    if (isArn(id)) {
      return Expression.literal(id);
    }
    return geography(id).isPresent()
        ? account.arn("bedrock", in, "inference-profile/" + id)
        : account.arnWithoutAccount("bedrock", in, Expression.literal("foundation-model/" + id));
  }

  /** The foundation model's id, when this names one. */
  public Optional<String> foundationModel() {
    return isArn(id) ? modelOfProfileArn() : Optional.of(withoutGeography(id));
  }

  static void throughProfile(
      IRole role, Expression profile, Account account, Optional<String> model) {
    role.grant(Statement.allow(INVOKE, profile));
    role.grant(Statement.allow(DESCRIBE, profile));
    String resource = "foundation-model/" + model.orElse("*");
    // The profile sends the request on to regions of AWS's choice; a global one to no region.
    role.grant(
        Statement.allow(
                INVOKE,
                account.arnWithoutAccount(
                    "bedrock", Expression.literal("*"), Expression.literal(resource)),
                account.arnWithoutAccount(
                    "bedrock", Expression.literal(""), Expression.literal(resource)))
            .when("ArnLike", "bedrock:InferenceProfileArn", profile));
  }

  private Optional<String> modelOfProfileArn() {
    return id.contains(":inference-profile/")
        ? Optional.of(withoutGeography(id.substring(id.lastIndexOf('/') + 1)))
        : Optional.empty();
  }

  private static boolean isArn(String id) {
    return id.startsWith("arn:");
  }

  private static Optional<Geography> geography(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? Optional.empty() : Geography.ofPrefix(id.substring(0, dot));
  }

  private static String withoutGeography(String id) {
    return geography(id).isPresent() ? id.substring(id.indexOf('.') + 1) : id;
  }

  private static void checkForm(String id) {
    String model = withoutGeography(id);
    int dot = model.indexOf('.');
    if (dot <= 0 || !model.matches("[a-z0-9-]+\\.[a-zA-Z0-9.:_-]+")) {
      throw new UserError(
          "`" + id + "` is not a Bedrock model id",
          "an id is a provider, a dot and a model, with a geography in front for a profile",
          "copy one from `aws bedrock list-foundation-models` or `list-inference-profiles`");
    }
    String provider = model.substring(0, dot);
    Optional<String> meant =
        PROVIDERS.contains(provider) ? Optional.empty() : Suggestions.nearest(provider, PROVIDERS);
    if (meant.isPresent()) {
      throw new UserError(
          "Bedrock has no models by `" + provider + "` (in `" + id + "`)",
          "its providers are " + String.join(", ", PROVIDERS),
          Suggestions.didYouMean(id.replace(provider + ".", meant.get() + ".")));
    }
  }

  private static void checkAccess(String id, String region) {
    String model = withoutGeography(id);
    Optional<Geography> asked = geography(id);
    Optional<List<Geography>> offered = ProfileOnlyModels.geographies(model);
    List<Geography> callable = Geography.of(region);
    if (asked.isPresent()
        && callable.contains(asked.get())
        && offered.map(all -> all.contains(asked.get())).orElse(true)) {
      return;
    }
    if (asked.isEmpty() && offered.isEmpty()) {
      return;
    }
    String why =
        asked.isEmpty()
            ? "Bedrock serves it through inference profiles alone"
            : callable.contains(asked.get())
                ? "the model has no profile of that geography"
                : region + " cannot call profiles of another geography";
    throw new UserError(
        "Model `" + id + "` cannot be invoked from " + region, why, fix(model, callable, offered));
  }

  private static String fix(
      String model, List<Geography> callable, Optional<List<Geography>> offered) {
    List<Geography> all = offered.orElse(callable);
    return callable.stream()
        .filter(all::contains)
        .findFirst()
        .map(nearest -> "use `" + nearest.prefix() + "." + model + "`")
        .orElseGet(
            () ->
                "set `bedrock_region` to a region that has it, such as "
                    + all.get(0).exampleRegion()
                    + ", and use `"
                    + all.get(0).prefix()
                    + "."
                    + model
                    + "`");
  }
}
