package io.acore.constructs.function;

import io.acore.base.Sha256;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The dependencies of functions, apart from their code. A version is published when the zip's
 * digest changes and at no other time: Lambda's layers cannot be changed, so Terraform replaces
 * what has another file name.
 */
public final class LambdaLayer extends PlacedConstruct {
  private final String address;

  /**
   * Publishes a version; its Terraform address is the construct's path.
   *
   * @param name letters, digits, `-` and `_`, 140 at most
   * @param zip where the packaged dependencies are when Terraform runs; named by their content
   * @param digest of the zip
   * @param runtime the one that it was packaged for, such as {@code python3.12}
   * @param architecture the one that it was packaged for
   */
  public LambdaLayer(
      Construct scope,
      String id,
      String name,
      Expression zip,
      Sha256 digest,
      String runtime,
      Architecture architecture) {
    super(scope, id);
    LambdaLimits.LAYER_NAME.check(name);
    LambdaLimits.RUNTIME.check(runtime);
    this.address = Address.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("layer_name", name);
    body.put("filename", zip);
    body.put("source_code_hash", LambdaFunction.base64(digest));
    body.put("compatible_runtimes", List.of(runtime));
    body.put("compatible_architectures", List.of(architecture.word()));
    // The function moves to the new version before the old one goes.
    body.put("lifecycle", Map.of("create_before_destroy", true));
    AcoreStack.of(this).block(Block.RESOURCE, "aws_lambda_layer_version", address, body);
  }

  /** Of this version. */
  public Expression arn() {
    return Expression.reference("aws_lambda_layer_version." + address + ".arn");
  }
}
