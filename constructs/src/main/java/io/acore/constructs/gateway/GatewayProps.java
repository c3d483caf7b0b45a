package io.acore.constructs.gateway;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a gateway is.
 *
 * @param name letters, digits and single hyphens, 100 at most
 * @param authorizer who may call it
 * @param description without it none
 * @param instructions told to every agent that connects; without it none
 * @param semanticSearch whether agents can search for a tool instead of listing all; without it
 *     they can. The service decides it when a gateway is made.
 * @param responseStreaming whether answers stream; without it they do not
 * @param sessionTimeout of MCP sessions; without it the service's own
 * @param kmsKeyArn encrypts what the gateway keeps; without it a key of the service's does
 * @param policy decides about calls; without it every authorized call goes through
 * @param interceptors 2 at most; without it none
 * @param debug whether errors tell callers their cause; without it they do not
 * @param role what the gateway calls its targets as; without it one is made and granted just that
 */
public record GatewayProps(
    String name,
    GatewayAuthorizer authorizer,
    Optional<String> description,
    Optional<String> instructions,
    boolean semanticSearch,
    boolean responseStreaming,
    Optional<Duration> sessionTimeout,
    Optional<Expression> kmsKeyArn,
    Optional<PolicyAttachment> policy,
    List<Interceptor> interceptors,
    boolean debug,
    Optional<IRole> role) {
  private static final int LEAST_SESSION_SECONDS = 900;
  private static final int MOST_SESSION_SECONDS = 28_800;
  private static final int MOST_INTERCEPTORS = 2;

  public GatewayProps {
    GatewayLimits.NAME.check(name);
    description.ifPresent(GatewayLimits.DESCRIPTION::check);
    instructions.ifPresent(GatewayLimits.INSTRUCTIONS::check);
    sessionTimeout.ifPresent(
        timeout ->
            Limit.range(
                "gateway session timeout in seconds",
                timeout.toSeconds(),
                LEAST_SESSION_SECONDS,
                MOST_SESSION_SECONDS));
    kmsKeyArn.ifPresent(AwsLimits.KMS_KEY_ARN::check);
    interceptors = Limit.count("interceptors of a gateway", interceptors, 0, MOST_INTERCEPTORS);
  }

  public static Builder builder(String name, GatewayAuthorizer authorizer) {
    return new Builder(name, authorizer);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private final GatewayAuthorizer authorizer;
    private Optional<String> description = Optional.empty();
    private Optional<String> instructions = Optional.empty();
    private boolean semanticSearch = true;
    private boolean responseStreaming;
    private Optional<Duration> sessionTimeout = Optional.empty();
    private Optional<Expression> kmsKeyArn = Optional.empty();
    private Optional<PolicyAttachment> policy = Optional.empty();
    private List<Interceptor> interceptors = List.of();
    private boolean debug;
    private Optional<IRole> role = Optional.empty();

    private Builder(String name, GatewayAuthorizer authorizer) {
      this.name = name;
      this.authorizer = authorizer;
    }

    public Builder description(String description) {
      this.description = Optional.of(description);
      return this;
    }

    public Builder instructions(String instructions) {
      this.instructions = Optional.of(instructions);
      return this;
    }

    public Builder semanticSearch(boolean semanticSearch) {
      this.semanticSearch = semanticSearch;
      return this;
    }

    public Builder responseStreaming(boolean responseStreaming) {
      this.responseStreaming = responseStreaming;
      return this;
    }

    public Builder sessionTimeout(Duration sessionTimeout) {
      this.sessionTimeout = Optional.of(sessionTimeout);
      return this;
    }

    public Builder kmsKeyArn(Expression kmsKeyArn) {
      this.kmsKeyArn = Optional.of(kmsKeyArn);
      return this;
    }

    public Builder policy(PolicyAttachment policy) {
      this.policy = Optional.of(policy);
      return this;
    }

    public Builder interceptors(List<Interceptor> interceptors) {
      this.interceptors = interceptors;
      return this;
    }

    public Builder debug(boolean debug) {
      this.debug = debug;
      return this;
    }

    public Builder role(IRole role) {
      this.role = Optional.of(role);
      return this;
    }

    public GatewayProps build() {
      return new GatewayProps(
          name,
          authorizer,
          description,
          instructions,
          semanticSearch,
          responseStreaming,
          sessionTimeout,
          kmsKeyArn,
          policy,
          interceptors,
          debug,
          role);
    }
  }
}
