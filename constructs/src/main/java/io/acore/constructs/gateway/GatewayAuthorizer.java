package io.acore.constructs.gateway;

import io.acore.constructs.authorizer.JwtAuthorizer;
import java.util.Map;

/** Who may call a gateway. */
public sealed interface GatewayAuthorizer {
  /** {@code authorizerType} and, with a token, {@code authorizerConfiguration}. */
  Map<String, Object> input();

  /** Whoever IAM lets: callers sign their requests. */
  static GatewayAuthorizer awsIam() {
    return new AwsIam();
  }

  /** Callers with a token of an OpenID provider. */
  static GatewayAuthorizer customJwt(JwtAuthorizer authorizer) {
    return new CustomJwt(authorizer);
  }

  /** Anyone who knows the address. Only for gateways whose tools are public anyway. */
  static GatewayAuthorizer none() {
    return new None();
  }

  /** See {@link GatewayAuthorizer#awsIam()}. */
  record AwsIam() implements GatewayAuthorizer {
    @Override
    public Map<String, Object> input() {
      return Map.of("authorizerType", "AWS_IAM");
    }
  }

  /** See {@link GatewayAuthorizer#customJwt}. */
  record CustomJwt(JwtAuthorizer authorizer) implements GatewayAuthorizer {
    @Override
    public Map<String, Object> input() {
      return Map.of("authorizerType", "CUSTOM_JWT", "authorizerConfiguration", authorizer.input());
    }
  }

  /** See {@link GatewayAuthorizer#none()}. */
  record None() implements GatewayAuthorizer {
    @Override
    public Map<String, Object> input() {
      return Map.of("authorizerType", "NONE");
    }
  }
}
