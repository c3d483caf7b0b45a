package io.acore.constructs.identity;

/** What the token vault keeps. */
public enum CredentialKind {
  API_KEY("apikey", "bedrock-agentcore:GetResourceApiKey"),
  OAUTH2("oauth2", "bedrock-agentcore:GetResourceOauth2Token");

  private final String word;
  private final String action;

  CredentialKind(String word, String action) {
    this.word = word;
    this.action = action;
  }

  /** Its word in the names of secrets. */
  String word() {
    return word;
  }

  /** The IAM action that fetches it. */
  String action() {
    return action;
  }
}
