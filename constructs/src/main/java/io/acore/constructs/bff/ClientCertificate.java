package io.acore.constructs.bff;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * What a stage shows to servers behind it. Today there are only functions, which ask for none; a
 * route to a server would have it from the start. It lasts a year, and nothing fails when it ends.
 */
final class ClientCertificate extends PlacedConstruct {
  private final String address;

  /** Makes a certificate; its Terraform address is the construct's path. */
  ClientCertificate(Construct scope, String id, String name) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("description", "What " + name + " shows to servers behind it");
    body.put("tags", stack.tags());
    // The stage holds the old one until it has the new one.
    body.put("lifecycle", Map.of("create_before_destroy", true));
    stack.block(Block.RESOURCE, "aws_api_gateway_client_certificate", address, body);
  }

  Expression id() {
    return Expression.reference("aws_api_gateway_client_certificate." + address + ".id");
  }
}
