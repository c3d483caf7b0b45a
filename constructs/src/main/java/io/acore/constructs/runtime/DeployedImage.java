package io.acore.constructs.runtime;

import io.acore.base.Sha256;
import io.acore.constructs.bridge.BridgeForm;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.key.IKey;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.constructs.Construct;

/** A repository in ECR, and an image that Terraform sends to it through the AWS CLI. */
public final class DeployedImage extends PlacedConstruct {
  private static final String SCRIPT = "image/push-image.sh";
  private static final int UNTAGGED_DAYS = 14;

  private final String address;
  private final Sha256 digest;
  private final BridgeForm form;

  /**
   * Makes the repository and sends the image.
   *
   * @param repository its name
   * @param key encrypts it; without one, ECR's own key does
   * @param digest of the image's manifest
   * @param layout where the image's OCI layout is when Terraform runs
   */
  public DeployedImage(
      Construct scope,
      String id,
      String repository,
      Optional<IKey> key,
      Sha256 digest,
      Expression layout) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.digest = digest;
    BridgeSettings settings = BridgeSettings.of(stack);
    this.form = settings.form();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", repository);
    // A tag is a digest here, and nobody may let one mean another image.
    body.put("image_tag_mutability", "IMMUTABLE");
    body.put("image_scanning_configuration", Map.of("scan_on_push", true));
    body.put("encryption_configuration", encryption(key));
    // Images can be made again, so they go with the repository.
    body.put("force_delete", true);
    body.put("tags", stack.tags());
    settings.provider().ifPresent(provider -> body.put("provider", provider));
    stack.block(Block.RESOURCE, "aws_ecr_repository", address, body);
    lifecycle(stack, settings);
    push(stack, settings, layout);
  }

  /** The image as a runtime's code; whoever uses it waits until it is there. */
  public AgentCode code() {
    return AgentCode.container(
        form.triggerOf(address, "repository").plus("@sha256:" + digest.hex()), attribute("arn"));
  }

  private void push(AcoreStack stack, BridgeSettings settings, Expression layout) {
    stack.file(SCRIPT, script());
    Map<String, Object> triggers = new LinkedHashMap<>();
    triggers.put("repository", attribute("repository_url"));
    triggers.put("digest", digest.hex());
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("ACORE_LAYOUT", layout);
    variables.put("ACORE_DIGEST", digest.hex());
    variables.put("ACORE_REPOSITORY", attribute("name"));
    variables.put("ACORE_REGION", settings.region());
    stack.block(Block.RESOURCE, form.type(), address, form.step(triggers, SCRIPT, variables));
  }

  private void lifecycle(AcoreStack stack, BridgeSettings settings) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rulePriority", 1);
    rule.put("description", "What has lost its tag is no version of the agent");
    rule.put(
        "selection",
        Map.of(
            "tagStatus",
            "untagged",
            "countType",
            "sinceImagePushed",
            "countUnit",
            "days",
            "countNumber",
            UNTAGGED_DAYS));
    rule.put("action", Map.of("type", "expire"));
    Expression policy = stack.local(address + "_lifecycle", Map.of("rules", List.of(rule)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("repository", attribute("name"));
    body.put("policy", Expression.reference("jsonencode(" + policy.inner() + ")"));
    settings.provider().ifPresent(provider -> body.put("provider", provider));
    stack.block(Block.RESOURCE, "aws_ecr_lifecycle_policy", address, body);
  }

  private static Map<String, Object> encryption(Optional<IKey> key) {
    return key.isPresent()
        ? Map.of("encryption_type", "KMS", "kms_key", key.get().arn())
        : Map.of("encryption_type", "AES256");
  }

  private Expression attribute(String name) {
    return Expression.reference("aws_ecr_repository." + address + "." + name);
  }

  static String script() {
    try (InputStream in = DeployedImage.class.getResourceAsStream("push-image.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("push-image.sh cannot be read", e);
    }
  }
}
