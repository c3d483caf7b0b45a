package io.acore.constructs.function;

import io.acore.base.Sha256;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.queue.DeadLetterQueue;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.vpc.VpcPlacement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a function is.
 *
 * @param name letters, digits, `-` and `_`, 64 at most
 * @param code where the packaged code is when Terraform runs
 * @param digest of the zip, by which Terraform notices new code
 * @param layers their ARNs, five at most; without it none
 * @param runtime such as {@code python3.12}
 * @param handler such as {@code handler.handle}
 * @param architecture without it ARM64
 * @param memoryMegabytes without it 256
 * @param timeout without it 30 seconds
 * @param environment without it empty
 * @param description without it none
 * @param role without it one that may write the function's logs and nothing else
 * @param retention of its logs; without it 30 days
 * @param kmsKeyArn encrypts its logs, and its environment where it has one; without it the
 *     service's own keys do
 * @param reservedConcurrency copies that run at once, kept for it and at most; without it what the
 *     account has left
 * @param snapStart whether each version starts from a snapshot of its memory; off unless asked for
 * @param vpc where it reaches the addresses of a VPC and no others, but through that VPC; without
 *     it the Internet and nothing private
 * @param tracing whether X-Ray sees a sample of its calls; off unless asked for
 * @param deadLetters gets the events of asynchronous calls that failed to the last; without it they
 *     are lost
 */
public record LambdaFunctionProps(
    String name,
    FunctionCode code,
    Sha256 digest,
    List<Expression> layers,
    String runtime,
    String handler,
    Architecture architecture,
    int memoryMegabytes,
    Duration timeout,
    Map<String, Expression> environment,
    Optional<String> description,
    Optional<IRole> role,
    Retention retention,
    Optional<Expression> kmsKeyArn,
    Optional<Integer> reservedConcurrency,
    boolean snapStart,
    Optional<VpcPlacement> vpc,
    boolean tracing,
    Optional<DeadLetterQueue> deadLetters) {
  public LambdaFunctionProps {
    LambdaLimits.NAME.check(name);
    LambdaLimits.RUNTIME.check(runtime);
    LambdaLimits.HANDLER.check(handler);
    Limit.range(
        "function memory", memoryMegabytes, LambdaLimits.LEAST_MEMORY, LambdaLimits.MOST_MEMORY);
    Limit.range("function timeout", timeout.toSeconds(), 1, LambdaLimits.MOST_SECONDS);
    Limit.range("number of layers", layers.size(), 0, LambdaLimits.MOST_LAYERS);
    layers = List.copyOf(layers);
    environment.keySet().forEach(LambdaLimits.VARIABLE::check);
    environment = new TreeMap<>(environment);
    description.ifPresent(Limit.length("function description", 1, 256)::check);
  }

  /** A function with defaults for all that is optional. */
  public static Builder builder(String name, Expression zip, Sha256 digest) {
    return builder(name, new FunctionCode.File(zip), digest);
  }

  /** The same with code from anywhere. */
  public static Builder builder(String name, FunctionCode code, Sha256 digest) {
    return new Builder(name, code, digest);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private final FunctionCode code;
    private final Sha256 digest;
    private List<Expression> layers = List.of();
    private String runtime = "python3.12";
    private String handler = "handler.handle";
    private Architecture architecture = Architecture.ARM64;
    private int memoryMegabytes = 256;
    private Duration timeout = Duration.ofSeconds(30);
    private Map<String, Expression> environment = Map.of();
    private Optional<String> description = Optional.empty();
    private Optional<IRole> role = Optional.empty();
    private Retention retention = Retention.DEFAULT;
    private Optional<Expression> kmsKeyArn = Optional.empty();
    private Optional<Integer> reservedConcurrency = Optional.empty();
    private boolean snapStart;
    private Optional<VpcPlacement> vpc = Optional.empty();
    private boolean tracing;
    private Optional<DeadLetterQueue> deadLetters = Optional.empty();

    private Builder(String name, FunctionCode code, Sha256 digest) {
      this.name = name;
      this.code = code;
      this.digest = digest;
    }

    /** Dependencies that lie in layers, where Lambda's Python looks by itself. */
    public Builder layers(List<Expression> layers) {
      this.layers = layers;
      return this;
    }

    /** Without it {@code python3.12}. */
    public Builder runtime(String runtime) {
      this.runtime = runtime;
      return this;
    }

    /** Without it {@code handler.handle}. */
    public Builder handler(String handler) {
      this.handler = handler;
      return this;
    }

    public Builder architecture(Architecture architecture) {
      this.architecture = architecture;
      return this;
    }

    public Builder memoryMegabytes(int memoryMegabytes) {
      this.memoryMegabytes = memoryMegabytes;
      return this;
    }

    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    public Builder environment(Map<String, Expression> environment) {
      this.environment = environment;
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

    public Builder retention(Retention retention) {
      this.retention = retention;
      return this;
    }

    public Builder kmsKeyArn(Expression kmsKeyArn) {
      this.kmsKeyArn = Optional.of(kmsKeyArn);
      return this;
    }

    public Builder reservedConcurrency(Optional<Integer> copies) {
      this.reservedConcurrency = copies;
      return this;
    }

    public Builder snapStart(boolean snapStart) {
      this.snapStart = snapStart;
      return this;
    }

    public Builder vpc(Optional<VpcPlacement> vpc) {
      this.vpc = vpc;
      return this;
    }

    public Builder tracing(boolean tracing) {
      this.tracing = tracing;
      return this;
    }

    public Builder deadLetters(Optional<DeadLetterQueue> queue) {
      this.deadLetters = queue;
      return this;
    }

    public LambdaFunctionProps build() {
      return new LambdaFunctionProps(
          name,
          code,
          digest,
          layers,
          runtime,
          handler,
          architecture,
          memoryMegabytes,
          timeout,
          environment,
          description,
          role,
          retention,
          kmsKeyArn,
          reservedConcurrency,
          snapStart,
          vpc,
          tracing,
          deadLetters);
    }
  }
}
