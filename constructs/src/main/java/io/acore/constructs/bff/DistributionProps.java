package io.acore.constructs.bff;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What the distribution is.
 *
 * @param name of its parts
 * @param priceClass how far from home it answers: {@code PriceClass_100}
 * @param domain its own name; without it CloudFront's
 * @param countries from which it answers, by their two letters; empty for all
 * @param firewallArn a web ACL of the global scope; without it none
 * @param logBucket name of an existing bucket that gets a line for each request; without it nothing
 *     does
 * @param beforeKey whether it may be made before its key is good; then it is made beside the API,
 *     and requests are refused while a key is replaced
 */
public record DistributionProps(
    String name,
    String priceClass,
    Optional<Domain> domain,
    List<String> countries,
    Optional<Expression> firewallArn,
    Optional<String> logBucket,
    boolean beforeKey) {
  public DistributionProps {
    countries = List.copyOf(countries);
  }

  /**
   * A name of one's own.
   *
   * @param name such as {@code agent.example.com}
   * @param certificateArn a certificate for it, in us-east-1
   */
  public record Domain(String name, Expression certificateArn) {
    private static final Limit NAME =
        Limit.form(
            "domain name",
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
            4,
            253,
            "lower-case names with dots",
            "agent.example.com");

    public Domain {
      NAME.check(name);
      certificateArn
          .text()
          .filter(arn -> !arn.contains(":acm:us-east-1:"))
          .ifPresent(
              arn -> {
                throw new UserError(
                    "The certificate `" + arn + "` is not in us-east-1",
                    "CloudFront reads certificates there, wherever the front end is",
                    "make one in us-east-1 and name that");
              });
    }
  }
}
