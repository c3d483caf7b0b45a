package io.acore.constructs.bundle;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bundle is.
 *
 * @param name letters, digits and `_`, 100 at most
 * @param components the ARN or name of a component to its configuration, any JSON object
 * @param description shown by the console; without it none
 * @param branch the branch that a new version goes to; without it the service's own choice
 * @param commitMessage why it changed; without it none
 * @param dependencies Terraform addresses of the components
 */
public record ConfigurationBundleProps(
    String name,
    Map<Expression, Map<String, ?>> components,
    Optional<String> description,
    Optional<String> branch,
    Optional<String> commitMessage,
    List<String> dependencies) {
  private static final Limit NAME =
      Limit.form(
          "bundle name",
          "[a-zA-Z][a-zA-Z0-9_]{0,99}",
          1,
          100,
          "letters, digits and `_`, a letter first",
          "my_bundle");
  private static final Limit DESCRIPTION = Limit.length("bundle description", 1, 500);
  private static final Limit MESSAGE = Limit.length("commit message", 1, 500);
  private static final Limit BRANCH =
      Limit.form(
          "branch",
          "[a-zA-Z][a-zA-Z0-9_/-]{0,127}",
          1,
          128,
          "letters, digits and `_/-`, a letter first",
          "main");

  public ConfigurationBundleProps {
    NAME.check(name);
    description.ifPresent(DESCRIPTION::check);
    branch.ifPresent(BRANCH::check);
    commitMessage.ifPresent(MESSAGE::check);
    components = Map.copyOf(components);
    dependencies = List.copyOf(dependencies);
    if (components.isEmpty()) {
      throw new UserError(
          "Configuration bundle `" + name + "` has no components",
          "a bundle is configuration of something",
          "add one under `components`");
    }
  }
}
