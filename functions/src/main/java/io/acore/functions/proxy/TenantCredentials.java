package io.acore.functions.proxy;

import io.acore.functions.audit.AuditLog;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Credentials that reach one tenant and nothing else, in the name of one user.
 *
 * <p>Session policy and session tags fence twice: a role that is too wide is cut by the policy, and
 * a role whose policies read the tags needs no policy of ours.
 */
final class TenantCredentials {
  /** The shortest that STS gives. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 500;
  private static final int PACKED_WARNING = 80;

  private final StsClient sts;
  private final String roleArn;
  private final TenantPolicy policy;
  private final AuditLog log;
  private final Clock clock;
  private final Map<Key, Entry> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  TenantCredentials(StsClient sts, String roleArn, TenantPolicy policy, AuditLog log, Clock clock) {
    this.sts = sts;
    this.roleArn = roleArn;
    this.policy = policy;
    this.log = log;
    this.clock = clock;
  }

  synchronized AwsSessionCredentials of(Identity identity) {
    Key key = new Key(identity.tenant(), identity.user());
    Entry entry = known.get(key);
    if (entry == null || !clock.instant().isBefore(entry.until())) {
      entry = assume(identity);
      known.put(key, entry);
    }
    return entry.credentials();
  }

  private Entry assume(Identity identity) {
    AssumeRoleResponse answer =
        sts.assumeRole(
            request ->
                request
                    .roleArn(roleArn)
                    .roleSessionName(identity.user().value())
                    .durationSeconds(Math.toIntExact(LIFE.toSeconds()))
                    .policy(policy.render(identity.tenant()))
                    .tags(tags(identity.tenant()))
                    // Whoever these credentials let assume another role stays this tenant
                    .transitiveTagKeys("AppID", "TenantID", "AgentName"));
    Integer packed = answer.packedPolicySize();
    if (packed != null && packed > PACKED_WARNING) {
      log.write("session_policy_nearly_full", Map.of("percent", packed));
    }
    Credentials credentials = answer.credentials();
    return new Entry(
        AwsSessionCredentials.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()),
        clock.instant().plus(LIFE).minus(RENEW_BEFORE));
  }

  private List<Tag> tags(TenantId tenant) {
    return List.of(
        tag("AppID", policy.app().value()),
        tag("TenantID", tenant.value()),
        tag("AgentName", policy.agent().value()));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private record Key(TenantId tenant, UserId user) {}

  private record Entry(AwsSessionCredentials credentials, Instant until) {}
}
