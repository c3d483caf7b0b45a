package io.acore.constructs.browser;

import io.acore.constructs.certificate.TrustedCertificates;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.role.IRole;
import java.util.Optional;

/**
 * What a browser is.
 *
 * @param name letters, digits and `_`, 48 at most
 * @param network without it {@link BrowserNetwork#publicAccess()}
 * @param description without it none
 * @param recording without it nothing of a session is kept
 * @param role what the browser may do in AWS; without it a role is made when recording or
 *     certificates need one
 * @param certificates whom the browser trusts; without it the public authorities
 * @param signed whether its requests carry a signature that sites can recognise it by; without it
 *     they do not
 */
public record BrowserProps(
    String name,
    BrowserNetwork network,
    Optional<String> description,
    Optional<BrowserRecording> recording,
    Optional<IRole> role,
    TrustedCertificates certificates,
    boolean signed) {
  public BrowserProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private BrowserNetwork network = BrowserNetwork.publicAccess();
    private Optional<String> description = Optional.empty();
    private Optional<BrowserRecording> recording = Optional.empty();
    private Optional<IRole> role = Optional.empty();
    private TrustedCertificates certificates = TrustedCertificates.none();
    private boolean signed;

    private Builder(String name) {
      this.name = name;
    }

    public Builder network(BrowserNetwork network) {
      this.network = network;
      return this;
    }

    public Builder description(String description) {
      this.description = Optional.of(description);
      return this;
    }

    public Builder recording(BrowserRecording recording) {
      this.recording = Optional.of(recording);
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

    public Builder signed(boolean signed) {
      this.signed = signed;
      return this;
    }

    public BrowserProps build() {
      return new BrowserProps(name, network, description, recording, role, certificates, signed);
    }
  }
}
