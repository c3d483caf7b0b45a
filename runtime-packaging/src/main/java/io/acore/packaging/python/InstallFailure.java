package io.acore.packaging.python;

import io.acore.base.UserError;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what uv or pip said into what the user can do. */
final class InstallFailure {
  private static final List<Pattern> NO_WHEEL =
      List.of(
          Pattern.compile("Because (?:only )?([A-Za-z0-9._-]+)(==\\S+)? has no (?:usable )?wheels"),
          Pattern.compile("([A-Za-z0-9._-]+)(==\\S+)? has no wheels with a matching"),
          Pattern.compile("Wheels are required for `([A-Za-z0-9._-]+)`()"),
          Pattern.compile("No matching distribution found for ([A-Za-z0-9._-]+)(==[^\\s;]+)?"));
  private static final Pattern HASH =
      Pattern.compile("(?i)hash mismatch for `?([^`\\s]+)|DO NOT MATCH THE HASHES");
  private static final Pattern NETWORK =
      Pattern.compile(
          "(?i)network (?:connectivity )?(?:was|is) disabled|dns error|failed to fetch|error sending request"
              + "|NewConnectionError|ConnectTimeout|Connection refused|timed out|Name or service"
              + "|Max retries exceeded|No route to host|ProxyError");
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(401|403)\\b.*(unauthorized|forbidden)|(unauthorized|forbidden)");
  private static final Pattern CORRUPT =
      Pattern.compile(
          "(?i)invalid zip|bad zip|BadZipFile|invalid wheel|Failed to (?:extract|unzip|read)[^\\n]*whe?e?l?|has an invalid wheel|end of central directory");
  private static final Pattern DISK = Pattern.compile("(?i)no space left on device|os error 28");

  private InstallFailure() {}

  static UserError of(String tool, String said, Target target, Path file) {
    if (DISK.matcher(said).find()) {
      return PackagingErrors.noSpace(last(said));
    }
    if (HASH.matcher(said).find()) {
      return PackagingErrors.hashMismatch(file, last(said));
    }
    if (NETWORK.matcher(said).find()) {
      return PackagingErrors.indexDown(tool, last(said));
    }
    if (CREDENTIALS.matcher(said).find()) {
      return PackagingErrors.indexRefuses(last(said));
    }
    for (Pattern pattern : NO_WHEEL) {
      Matcher matcher = pattern.matcher(said);
      if (matcher.find()) {
        String version = matcher.group(2) == null ? "" : matcher.group(2);
        return new MissingWheel(
            Requirement.normalise(matcher.group(1)), version.replace("==", ""), last(said));
      }
    }
    if (CORRUPT.matcher(said).find()) {
      return PackagingErrors.corruptWheel(tool, last(said));
    }
    return PackagingErrors.installFailed(tool, target.toString(), last(said));
  }

  /** A package without a wheel for the target; whoever knows the rest makes the message of it. */
  static final class MissingWheel extends UserError {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final String version;

    MissingWheel(String name, String version, String said) {
      super("`" + name + "` has no wheel for the target", said, "see the message above");
      this.name = name;
      this.version = version;
    }

    String name() {
      return name;
    }

    String version() {
      return version;
    }
  }

  /** The last lines, which carry the reason; the first ones are progress. */
  private static String last(String said) {
    List<String> lines =
        said.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }
}
