package io.acore.constructs.certificate;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates to trust besides the public ones.
 *
 * @param secretArns 200 secrets at most, each with one certificate
 */
public record TrustedCertificates(List<Expression> secretArns) {
  private static final int MOST = 200;

  public TrustedCertificates {
    secretArns = Limit.count("certificates", secretArns, 0, MOST);
    secretArns.forEach(AwsLimits.SECRET_ARN::check);
  }

  /** Only the public ones. */
  public static TrustedCertificates none() {
    return new TrustedCertificates(List.of());
  }

  /** The API's {@code certificates}; left out when there are none. */
  public Optional<List<Map<String, Object>>> input() {
    return secretArns.isEmpty()
        ? Optional.empty()
        : Optional.of(secretArns.stream().map(TrustedCertificates::location).toList());
  }

  /** Lets the execution role fetch them. */
  public void grantRead(IRole role) {
    if (!secretArns.isEmpty()) {
      role.grant(Statement.allow(List.of("secretsmanager:GetSecretValue"), secretArns));
    }
  }

  private static Map<String, Object> location(Expression secretArn) {
    return Map.of("location", Map.of("secretsManager", Map.of("secretArn", secretArn)));
  }
}
