package io.acore.constructs.interpreter;

import io.acore.constructs.certificate.TrustedCertificates;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.role.IRole;
import java.util.Optional;

/**
 * What a code interpreter is.
 *
 * @param name letters, digits and `_`, 48 at most
 * @param network without it {@link InterpreterNetwork#sandbox()}
 * @param description without it none
 * @param role what code in it may do in AWS; without it nothing
 * @param certificates whom code in it trusts; without it the public authorities
 */
public record CodeInterpreterProps(
    String name,
    InterpreterNetwork network,
    Optional<String> description,
    Optional<IRole> role,
    TrustedCertificates certificates) {
  public CodeInterpreterProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private InterpreterNetwork network = InterpreterNetwork.sandbox();
    private Optional<String> description = Optional.empty();
    private Optional<IRole> role = Optional.empty();
    private TrustedCertificates certificates = TrustedCertificates.none();

    private Builder(String name) {
      this.name = name;
    }

    public Builder network(InterpreterNetwork network) {
      this.network = network;
      return this;
    }

    public Builder description(String description) {
      this.description = Optional.of(description);
      return this;
    }

    public Builder role(IRole role) {
      this.role = Optional.of(role);
      return this;
    }

    public Builder certificates(TrustedCertificates certificates) {
      this.certificates = certificates;
      return this;
    }

    public CodeInterpreterProps build() {
      return new CodeInterpreterProps(name, network, description, role, certificates);
    }
  }
}
