package io.acore.stacks.agent;

import io.acore.constructs.identity.ApiKeyCredentialProvider;
import io.acore.constructs.identity.CredentialKind;
import io.acore.constructs.identity.ICredentialProvider;
import io.acore.constructs.identity.OAuth2CredentialProvider;
import io.acore.constructs.identity.OAuth2CredentialProviderProps;
import io.acore.constructs.identity.OAuth2Vendor;
import io.acore.constructs.identity.SecretReference;
import io.acore.constructs.identity.TokenVaultKey;
import io.acore.constructs.identity.WorkloadIdentity;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code identity:} asks for.
 *
 * @param apiKeys by their name in the file
 * @param clients OAuth2 clients by their name in the file
 * @param workloads by their name in the file
 */
record Identities(
    Map<String, ICredentialProvider> apiKeys,
    Map<String, ICredentialProvider> clients,
    Map<String, WorkloadIdentity> workloads) {

  static Identities build(AgentContext context) {
    Section identity = context.config().root().section("identity");
    Map<String, ICredentialProvider> apiKeys = new TreeMap<>();
    Map<String, ICredentialProvider> clients = new TreeMap<>();
    Map<String, WorkloadIdentity> workloads = new TreeMap<>();
    identity
        .entries("api_keys")
        .forEach((name, section) -> apiKeys.put(name, apiKey(context, name, section)));
    identity
        .entries("oauth2")
        .forEach((name, section) -> clients.put(name, client(context, name, section)));
    identity
        .entries("workload_identities")
        .forEach((name, section) -> workloads.put(name, workload(context, name, section)));
    identity
        .optionalText("token_vault_kms_key_arn")
        .ifPresent(
            key -> new TokenVaultKey(context.stack(), "token_vault_key", Expression.literal(key)));
    return new Identities(apiKeys, clients, workloads);
  }

  /** The provider that a target names: one of ours, or any other by its ARN. */
  ICredentialProvider find(Section credential, CredentialKind kind) {
    String wanted = credential.text("provider");
    Map<String, ICredentialProvider> ours = kind == CredentialKind.API_KEY ? apiKeys : clients;
    if (wanted.startsWith("arn:")) {
      Expression arn = Expression.literal(wanted);
      return kind == CredentialKind.API_KEY
          ? ApiKeyCredentialProvider.fromArn(arn)
          : OAuth2CredentialProvider.fromArn(arn);
    }
    ICredentialProvider found = ours.get(wanted);
    if (found == null) {
      throw AgentErrors.noCredentialProvider(credential, wanted, kind, ours.keySet());
    }
    return found;
  }

  private static ICredentialProvider apiKey(AgentContext context, String name, Section section) {
    return new ApiKeyCredentialProvider(
        context.stack(),
        "api_key_" + name,
        named(context, name),
        new SecretReference(section.text("api_key")));
  }

  private static ICredentialProvider client(AgentContext context, String name, Section section) {
    OAuth2CredentialProviderProps.Builder props =
        OAuth2CredentialProviderProps.builder(
            named(context, name),
            OAuth2Vendor.of(section.text("vendor")),
            Expression.literal(section.text("client_id")),
            new SecretReference(section.text("client_secret")));
    section.optionalText("discovery_url").map(Expression::literal).ifPresent(props::discoveryUrl);
    section.optionalText("tenant_id").ifPresent(props::tenantId);
    section.optionalText("issuer").map(Expression::literal).ifPresent(props::issuer);
    section
        .optionalText("authorization_endpoint")
        .map(Expression::literal)
        .ifPresent(props::authorizationEndpoint);
    section.optionalText("token_endpoint").map(Expression::literal).ifPresent(props::tokenEndpoint);
    return new OAuth2CredentialProvider(
        context.stack(), "oauth2_" + name, Blocks.placed(section, props::build));
  }

  private static WorkloadIdentity workload(AgentContext context, String name, Section section) {
    return new WorkloadIdentity(
        context.stack(),
        "workload_identity_" + name,
        named(context, name),
        section.texts("allowed_return_urls"));
  }

  // Both families take `-` and `_`, so that two names of the user stay two names.
  private static String named(AgentContext context, String name) {
    return context.naming().stack() + "-" + name;
  }
}
