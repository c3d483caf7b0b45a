package io.acore.localcloud.runtime;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary credentials of runtime roles, from moto's STS: `get-caller-identity` names the role.
 */
public final class RoleCredentials {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration FRESH = Duration.ofMinutes(30);

  private final AwsCalls aws;
  private final Clock clock;
  private final Map<String, Keys> byRole = new ConcurrentHashMap<>();

  /** What STS gave, with its times as ISO 8601 text. */
  public record Keys(
      String accessKeyId,
      String secretAccessKey,
      String sessionToken,
      String issued,
      String expiration) {}

  public RoleCredentials(AwsCalls aws, Clock clock) {
    this.aws = aws;
    this.clock = clock;
  }

  Keys of(AgentSpec spec) throws IOException {
    return of(spec.region(), spec.roleArn(), "BedrockAgentCore-" + spec.name());
  }

  /** A role's keys, the same for half an hour. */
  public Keys of(String region, String roleArn, String session) throws IOException {
    Keys known = byRole.get(roleArn);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (known != null && Instant.parse(known.expiration()).isAfter(now.plus(FRESH))) {
      return known;
    }
    try {
      String answer =
          aws.query(
              "sts",
              region,
              Map.of(
                  "Action",
                  "AssumeRole",
                  "Version",
                  "2011-06-15",
                  "RoleArn",
                  roleArn,
                  "RoleSessionName",
                  session,
                  "DurationSeconds",
                  "" + LIFE.toSeconds()));
      Keys keys =
          new Keys(
              text(answer, "AccessKeyId"),
              text(answer, "SecretAccessKey"),
              text(answer, "SessionToken"),
              now.toString(),
              now.plus(LIFE).toString());
      byRole.put(roleArn, keys);
      return keys;
    } catch (AwsFailure e) {
      throw new IOException("`" + roleArn + "` cannot be assumed: " + e.getMessage(), e);
    }
  }

  private static String text(String xml, String element) throws IOException {
    Matcher found = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
    if (!found.find()) {
      throw new IOException("STS answered without " + element);
    }
    return found.group(1);
  }
}
