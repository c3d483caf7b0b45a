package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private package index of {@code packaging.index_url}, with its credentials still references.
 *
 * <p>Only the written form is hashed or shown. The resolved form goes to uv or pip by an
 * environment variable and is cut out of whatever they print.
 *
 * @param written as in acore.yaml, or empty for uv's and pip's own setting
 */
public record PackageIndex(String written) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern PLAIN_CREDENTIALS = Pattern.compile("://[^/@]*[^/@$}{][^/@]*@");

  public PackageIndex {
    String masked = REFERENCE.matcher(written).replaceAll("");
    if (!written.isEmpty()
        && PLAIN_CREDENTIALS.matcher(masked.replace(":@", "@")).find()
        && !masked.matches("https?://(:|[A-Za-z0-9._-]*:)?@.*")) {
      throw PackagingErrors.credentialsInIndexUrl();
    }
  }

  /** The URL to use, and what must never be shown. */
  record Resolved(Optional<String> url, List<String> secrets) {
    String redact(String text) {
      String out = text;
      for (String secret : secrets) {
        out = out.replace(secret, "***");
      }
      return out;
    }

    Map<String, String> variables(String name) {
      return url.map(value -> Map.of(name, value)).orElse(Map.of());
    }
  }

  Resolved resolve(Function<String, String> references) {
    if (written.isEmpty()) {
      return new Resolved(Optional.empty(), List.of());
    }
    List<String> secrets = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(written);
    StringBuilder url = new StringBuilder();
    while (matcher.find()) {
      String value = references.apply(matcher.group(1));
      String encoded = java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
      secrets.add(value);
      secrets.add(encoded);
      // The reference can stand for the whole URL, which is then used as it is.
      boolean whole = matcher.start() == 0;
      matcher.appendReplacement(url, Matcher.quoteReplacement(whole ? value : encoded));
    }
    matcher.appendTail(url);
    secrets.removeIf(String::isEmpty);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    return new Resolved(Optional.of(url.toString()), List.copyOf(secrets));
  }
}
