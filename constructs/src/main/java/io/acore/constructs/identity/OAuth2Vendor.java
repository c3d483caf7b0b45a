package io.acore.constructs.identity;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.util.Arrays;
import java.util.List;

/** The identity providers that the service knows by name, and any other one. */
public enum OAuth2Vendor {
  GOOGLE("GoogleOauth2", "googleOauth2ProviderConfig"),
  GITHUB("GithubOauth2", "githubOauth2ProviderConfig"),
  SLACK("SlackOauth2", "slackOauth2ProviderConfig"),
  SALESFORCE("SalesforceOauth2", "salesforceOauth2ProviderConfig"),
  MICROSOFT("MicrosoftOauth2", "microsoftOauth2ProviderConfig"),
  ATLASSIAN("AtlassianOauth2", "atlassianOauth2ProviderConfig"),
  LINKEDIN("LinkedinOauth2", "linkedinOauth2ProviderConfig"),
  X("XOauth2"),
  OKTA("OktaOauth2"),
  ONE_LOGIN("OneLoginOauth2"),
  PING_ONE("PingOneOauth2"),
  FACEBOOK("FacebookOauth2"),
  YANDEX("YandexOauth2"),
  REDDIT("RedditOauth2"),
  ZOOM("ZoomOauth2"),
  TWITCH("TwitchOauth2"),
  SPOTIFY("SpotifyOauth2"),
  DROPBOX("DropboxOauth2"),
  NOTION("NotionOauth2"),
  HUBSPOT("HubspotOauth2"),
  CYBER_ARK("CyberArkOauth2"),
  FUSION_AUTH("FusionAuthOauth2"),
  AUTH0("Auth0Oauth2"),
  COGNITO("CognitoOauth2"),
  /** Any other one, by its discovery document. */
  CUSTOM("CustomOauth2", "customOauth2ProviderConfig");

  private final String word;
  private final String member;

  OAuth2Vendor(String word) {
    this(word, "includedOauth2ProviderConfig");
  }

  OAuth2Vendor(String word, String member) {
    this.word = word;
    this.member = member;
  }

  /** The vendor by the service's word for it. */
  public static OAuth2Vendor of(String word) {
    return Arrays.stream(values())
        .filter(vendor -> vendor.word.equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  /** The service's word. */
  public String word() {
    return word;
  }

  /** The member of {@code oauth2ProviderConfigInput} that configures it. */
  String member() {
    return member;
  }

  /** Whether it lives at addresses of each customer's own. */
  boolean included() {
    return member.startsWith("included");
  }

  private static UserError unknown(String word) {
    List<String> words = Arrays.stream(values()).map(OAuth2Vendor::word).toList();
    return new UserError(
        "OAuth2 vendor `" + word + "` is not known",
        "AgentCore takes " + String.join(", ", words),
        Suggestions.nearest(word, words)
            .map(near -> "write `" + near + "`")
            .orElse("use `CustomOauth2` with the provider's discovery URL"));
  }
}
