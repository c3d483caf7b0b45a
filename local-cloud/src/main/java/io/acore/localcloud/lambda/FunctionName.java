package io.acore.localcloud.lambda;

import io.acore.localcloud.http.Uris;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a caller names a function: by its name, a part of its ARN or all of it, with a version or an
 * alias behind it or beside it.
 *
 * @param region of the ARN, if there is one
 * @param qualifier a version or an alias; empty means the unpublished version
 */
public record FunctionName(String name, Optional<String> region, Optional<String> qualifier) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:([a-z0-9-]+):[0-9]{12}:function:|[0-9]{12}:function:|function:)?"
              + "([A-Za-z0-9_-]{1,64})(?::(\\$LATEST|[A-Za-z0-9_-]{1,128}))?");

  /** From a segment of a path, still encoded, or from an ARN. */
  public static Optional<FunctionName> parse(String text) {
    Matcher found = FORM.matcher(Uris.decode(text));
    return found.matches()
        ? Optional.of(
            new FunctionName(
                found.group(2),
                Optional.ofNullable(found.group(1)),
                Optional.ofNullable(found.group(3))))
        : Optional.empty();
  }

  FunctionName qualified(Optional<String> beside) {
    return beside.isPresent() ? new FunctionName(name, region, beside) : this;
  }
}
