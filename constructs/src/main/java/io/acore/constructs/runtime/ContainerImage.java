package io.acore.constructs.runtime;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image.
 *
 * @param uri with a tag or a digest
 * @param repositoryArn what may be pulled from; without it, read from the URI
 */
public record ContainerImage(Expression uri, Optional<Expression> repositoryArn)
    implements AgentCode {
  private static final String REPOSITORY =
      "/((?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*)";
  private static final Pattern PRIVATE =
      Pattern.compile(
          "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?"
              + REPOSITORY
              + "(?::[^:@]{1,300})?(?:@.+)?");
  private static final Limit URI =
      Limit.form(
          "container image",
          "(([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?|public\\.ecr\\.aws)"
              + REPOSITORY
              + "(?::([^:@]{1,300}))?(?:@(.+))?",
          1,
          1024,
          "an image in ECR",
          "<account>.dkr.ecr.<region>.amazonaws.com/my-agent:1.0");
  private static final List<String> PULL =
      List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

  public ContainerImage {
    URI.check(uri);
  }

  @Override
  public Map<String, Object> input() {
    return Map.of("containerConfiguration", Map.of("containerUri", uri));
  }

  @Override
  public void grantFetch(IRole role, Account account) {
    repositoryArn
        .or(() -> uri.text().flatMap(text -> repository(text, account)))
        .ifPresent(
            arn -> {
              role.grant(Statement.allow(PULL, arn));
              role.grant(
                  Statement.onEverything(
                      "an ECR login is for the whole registry",
                      List.of("ecr:GetAuthorizationToken")));
            });
  }

  @Override
  public Optional<String> dependency() {
    return Optional.empty();
  }

  // An image in public.ecr.aws needs no permission.
  private static Optional<Expression> repository(String uri, Account account) {
    Matcher matcher = PRIVATE.matcher(uri);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Expression.literal("arn:")
            .plus(account.partition())
            .plus(
                ":ecr:"
                    + matcher.group(2)
                    + ":"
                    + matcher.group(1)
                    + ":repository/"
                    + matcher.group(3)));
  }
}
