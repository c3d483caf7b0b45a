package io.acore.constructs.identity;

import io.acore.constructs.limit.Limit;

/** What AgentCore Identity accepts. */
final class IdentityLimits {
  static final Limit PROVIDER_NAME =
      Limit.form(
          "credential provider name",
          "[a-zA-Z0-9\\-_]+",
          1,
          128,
          "letters, digits, `-` and `_`",
          "crm-api-key");

  static final Limit WORKLOAD_NAME =
      Limit.form(
          "workload identity name",
          "[A-Za-z0-9_.-]+",
          3,
          255,
          "letters, digits and `_.-`",
          "my-agent");

  static final Limit RETURN_URL =
      Limit.form(
          "return URL",
          "\\w+:(/?/?)[^\\s]+",
          1,
          2048,
          "an address",
          "https://app.example.com/done");

  static final Limit CLIENT_ID = Limit.length("client id", 1, 256);

  static final Limit TENANT_ID = Limit.length("tenant id", 1, 2048);

  static final Limit DISCOVERY_URL =
      Limit.form(
          "discovery URL",
          "https://.+/\\.well-known/(openid-configuration|oauth-authorization-server)",
          1,
          2048,
          "an https address that ends in /.well-known/openid-configuration"
              + " or /.well-known/oauth-authorization-server",
          "https://idp.example.com/.well-known/openid-configuration");

  static final Limit ENDPOINT =
      Limit.form(
          "endpoint", "https://\\S+", 9, 2048, "an https address", "https://idp.example.com/token");

  static final Limit PROVIDER_ARN =
      Limit.form(
          "credential provider ARN",
          "arn:[^:]+:[^:]+:[^:]*:([0-9]{12})?:token-vault/[^/]+/[a-z0-9]+credentialprovider/[^/]+",
          1,
          2048,
          "the ARN of a credential provider",
          "arn:aws:bedrock-agentcore:<region>:<account>:token-vault/default/"
              + "apikeycredentialprovider/<name>");

  private IdentityLimits() {}
}
