package io.acore.constructs.runtime;

import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.vpc.VpcPlacement;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another runtime
 * @param code what it runs
 * @param role its permissions; without it the runtime makes one with what every runtime needs
 * @param description shown by the console; without it none
 * @param protocol what the code speaks; HTTP unless said otherwise
 * @param vpc where its network interfaces are; without it the runtime is on the public network
 * @param authorizer lets callers in with a token; without it they sign with IAM
 * @param lifetimes how long a session lives; without it 15 minutes idle, 8 hours in all
 * @param environment of the process; without it only what the service sets
 * @param requestHeaders headers that are passed on to the code; without it none
 * @param sessionStorage a folder below {@code /mnt} that a stopped session finds again; without it
 *     nothing survives the session
 */
public record AgentRuntimeProps(
    String name,
    AgentCode code,
    Optional<IRole> role,
    Optional<String> description,
    Protocol protocol,
    Optional<VpcPlacement> vpc,
    Optional<JwtAuthorizer> authorizer,
    Optional<Lifetimes> lifetimes,
    EnvironmentVariables environment,
    List<String> requestHeaders,
    Optional<String> sessionStorage) {
  private static final int MOST_HEADERS = 20;
  private static final Limit HEADER =
      Limit.form(
          "request header",
          "[A-Za-z][A-Za-z0-9_-]{0,255}",
          1,
          256,
          "letters, digits, `_` and `-`, a letter first",
          "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant");
  private static final Limit MOUNT_PATH =
      Limit.form(
          "session storage path",
          "/mnt/[a-zA-Z0-9._-]+/?",
          6,
          200,
          "one folder below /mnt",
          "/mnt/workspace");

  public AgentRuntimeProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
    requestHeaders = HEADER.check(requestHeaders, 0, MOST_HEADERS);
    sessionStorage.ifPresent(MOUNT_PATH::check);
  }

  public static Builder of(String name, AgentCode code) {
    return new Builder(name, code);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private final AgentCode code;
    private Optional<IRole> role = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Protocol protocol = Protocol.HTTP;
    private Optional<VpcPlacement> vpc = Optional.empty();
    private Optional<JwtAuthorizer> authorizer = Optional.empty();
    private Optional<Lifetimes> lifetimes = Optional.empty();
    private EnvironmentVariables environment = EnvironmentVariables.none();
    private List<String> requestHeaders = List.of();
    private Optional<String> sessionStorage = Optional.empty();

    private Builder(String name, AgentCode code) {
      this.name = name;
      this.code = code;
    }

    public Builder role(IRole role) {
      this.role = Optional.of(role);
      return this;
    }

    public Builder description(Optional<String> description) {
      this.description = description;
      return this;
    }

    public Builder protocol(Protocol protocol) {
      this.protocol = protocol;
      return this;
    }

    public Builder vpc(Optional<VpcPlacement> vpc) {
      this.vpc = vpc;
      return this;
    }

    public Builder authorizer(Optional<JwtAuthorizer> authorizer) {
      this.authorizer = authorizer;
      return this;
    }

    public Builder lifetimes(Optional<Lifetimes> lifetimes) {
      this.lifetimes = lifetimes;
      return this;
    }

    public Builder environment(EnvironmentVariables environment) {
      this.environment = environment;
      return this;
    }

    public Builder requestHeaders(List<String> headers) {
      this.requestHeaders = headers;
      return this;
    }

    public Builder sessionStorage(Optional<String> mountPath) {
      this.sessionStorage = mountPath;
      return this;
    }

    public AgentRuntimeProps build() {
      return new AgentRuntimeProps(
          name,
          code,
          role,
          description,
          protocol,
          vpc,
          authorizer,
          lifetimes,
          environment,
          requestHeaders,
          sessionStorage);
    }
  }
}
