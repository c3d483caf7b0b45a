package io.acore.constructs.bff;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.terraform.Expression;
import java.time.Duration;
import java.util.Optional;

/**
 * What the API of the front end is.
 *
 * @param name of the API
 * @param region where it is
 * @param login answers below {@code /auth/}
 * @param authorizer decides about everything below {@code /api/}
 * @param proxy answers below {@code /api/}, as a stream
 * @param call how long the proxy may take
 * @param throttle how many requests all clients together may make
 * @param accessLog whether every request is written down; that sets the account's role for it
 * @param tracing whether X-Ray sees a sample of the requests
 * @param retention of that log
 * @param kmsKeyArn encrypts that log; without it CloudWatch's own key does
 */
public record FrontEndApiProps(
    String name,
    Expression region,
    FrontEndFunction login,
    FrontEndFunction authorizer,
    FrontEndFunction proxy,
    Duration call,
    Throttle throttle,
    boolean accessLog,
    boolean tracing,
    Retention retention,
    Optional<Expression> kmsKeyArn) {

  /**
   * Requests of everybody together.
   *
   * @param rate a second
   * @param burst at once
   */
  public record Throttle(int rate, int burst) {
    public Throttle {
      Limit.range("requests a second", rate, 1, 10_000);
      Limit.range("requests at once", burst, 1, 5_000);
    }
  }
}
