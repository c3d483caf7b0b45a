package io.acore.functions.deployment;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.audit.LineAuditLog;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.oidc.Providers;
import io.acore.functions.secret.AesGcmCipher;
import io.acore.functions.secret.KeySource;
import io.acore.functions.secret.KmsKeys;
import io.acore.functions.secret.SecretKeys;
import io.acore.functions.secret.SecretValues;
import io.acore.functions.secret.SecretsManagerValues;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.session.DynamoSessions;
import io.acore.functions.session.Refresher;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.session.StoredOrigin;
import io.acore.functions.session.Table;
import io.acore.functions.settings.Settings;
import io.acore.functions.settings.SettingsReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What the functions share: settings, clients, and the parts made from them. */
public final class Deployment {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final DynamoDbClient dynamo = client(DynamoDbClient.builder(), ANSWER);
  private final SecretValues secrets =
      new SecretsManagerValues(client(SecretsManagerClient.builder(), ANSWER), clock);

  private Deployment(Map<String, String> environment) {
    this.environment = environment;
    this.settings = SettingsReader.read(environment);
  }

  /** As Lambda starts it. */
  public static Deployment fromEnvironment() {
    return of(System.getenv());
  }

  /** With an environment of the caller's choice. */
  public static Deployment of(Map<String, String> environment) {
    return new Deployment(environment);
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public SecureRandom random() {
    return random;
  }

  public DynamoDbClient dynamo() {
    return dynamo;
  }

  public Table table() {
    return new Table(settings.resources().sessionTable(), settings.app());
  }

  public Providers providers() {
    return Providers.real(settings, secrets, clock);
  }

  public PublicOrigin origin() {
    return new StoredOrigin(
        dynamo,
        table(),
        settings.resources().publicOrigin(),
        "true".equals(environment.get("ACORE_LOCAL")));
  }

  public AuditLog audit() {
    return new LineAuditLog(System.out, clock);
  }

  /** KMS when the key is one of KMS, else a secret that holds the key. */
  public TokenCipher cipher() {
    String key =
        settings
            .resources()
            .tokenKey()
            .orElseThrow(() -> new IllegalStateException("ACORE_TOKEN_KEY is missing"));
    KeySource keys =
        key.contains(":kms:")
            ? new KmsKeys(client(KmsClient.builder(), ANSWER), key, settings.app().value(), clock)
            : new SecretKeys(secrets, key);
    return new AesGcmCipher(keys, random);
  }

  public SessionGuard guard(DynamoSessions sessions, Providers providers, TokenCipher cipher) {
    return new SessionGuard(
        sessions,
        new Refresher(sessions, providers, cipher, Deployment::pause, random, clock),
        settings.lifetimes(),
        settings.binding(),
        clock);
  }

  public AccessPolicy access() {
    return AccessPolicy.read(
        settings.app(),
        settings.agent(),
        Path.of(environment.getOrDefault("LAMBDA_TASK_ROOT", "."), "policies"));
  }

  /** A client that waits so long for an answer, on the JDK's own HTTP. */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, Duration answer) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer))
        .build();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another request refreshes", e);
    }
  }
}
