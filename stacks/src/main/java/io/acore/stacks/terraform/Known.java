package io.acore.stacks.terraform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures that many people meet, each with what to do about it. */
final class Known {
  private static final Pattern DENIED =
      Pattern.compile("User: (\\S+) is not authorized to perform: (\\S+)(?: on resource: (\\S+))?");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|No valid credential sources"
              + "|Unable to locate credentials|failed to refresh cached credentials"
              + "|AuthFailure|SignatureDoesNotMatch|Token has expired|security token included in the"
              + " request is invalid");
  private static final Pattern LOCK = Pattern.compile("Error acquiring the state lock");
  private static final Pattern LOCK_FIELD =
      Pattern.compile("(?m)^\\s*(ID|Who|Created|Operation):\\s+(.+?)\\s*$");
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "(?:dial tcp|connect to the endpoint URL:?) \"?(\\S+?)\"?:? .*?(?:connection refused|no such"
              + " host)|Could not connect to the endpoint URL: \"(\\S+)\"");
  private static final Pattern BUCKET =
      Pattern.compile("BucketNotEmpty|bucket you tried to delete is not empty");
  private static final Pattern STATE_BUCKET =
      Pattern.compile(
          "S3 bucket \"?([^\" ]+)\"? does not exist|Failed to get existing workspaces.*NoSuchBucket");
  private static final Pattern BLOCKED = Pattern.compile("DependencyViolation[^\\n]*");
  private static final Pattern INTERFACE =
      Pattern.compile("eni-[0-9a-f]+|sg-[0-9a-f]+|subnet-[0-9a-f]+");
  private static final Pattern QUOTA =
      Pattern.compile("(ServiceQuotaExceeded\\w*|LimitExceeded\\w*|TooManyBuckets)[^\\n]*");

  private Known() {}

  /**
   * A failure that is understood.
   *
   * @param head what failed, when it is not the resource alone
   */
  record Cause(String head, String why, String fix) {
    String what(String subject) {
      return head.isEmpty() ? subject : head;
    }
  }

  static Optional<Cause> cause(String text, StackHome home) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (LOCK.matcher(text).find()) {
      return Optional.of(locked(text, home));
    }
    Matcher denied = DENIED.matcher(line);
    if (denied.find()) {
      String on = denied.group(3) == null ? "" : " on `" + denied.group(3) + "`";
      return cause(
          "",
          "AWS did not allow `" + denied.group(2) + "`" + on + " for " + denied.group(1),
          "allow `" + denied.group(2) + "`" + on + " for that identity and run the command again");
    }
    if (CREDENTIALS.matcher(line).find()) {
      return cause(
          "AWS did not accept the credentials",
          shortened(line),
          "sign in again (`aws sso login`, or a fresh AWS_PROFILE), check with "
              + "`aws sts get-caller-identity`, and run the command again");
    }
    if (line.contains("Saved plan is stale")) {
      return cause(
          "The plan is out of date",
          "somebody changed this stack between the plan and the apply",
          "run the command again: it makes a new plan");
    }
    if (line.contains("Backend configuration changed")
        || line.contains("Backend initialization required")) {
      return cause(
          "The state of `" + home.name() + "` was kept elsewhere until now",
          "`backend:` in acore.yaml names another place than the last deployment used",
          "move it once with `terraform -chdir="
              + home.folder()
              + " init -migrate-state`, or take back the change of `backend:`");
    }
    Matcher bucket = STATE_BUCKET.matcher(line);
    if (bucket.find()) {
      return cause(
          "There is no bucket for the state of `" + home.name() + "`",
          shortened(bucket.group()),
          "make it with `acore backend create`, or correct `backend.bucket` in acore.yaml");
    }
    return inAws(line, home);
  }

  private static Optional<Cause> inAws(String line, StackHome home) {
    if (BUCKET.matcher(line).find()) {
      return cause(
          "",
          "the bucket still has objects or old versions in it",
          "run `acore destroy` again: it empties the buckets that the stack made");
    }
    Matcher blocked = BLOCKED.matcher(line);
    if (blocked.find()) {
      StringBuilder names = new StringBuilder();
      INTERFACE
          .matcher(line)
          .results()
          .map(match -> match.group())
          .distinct()
          .forEach(name -> names.append(names.length() == 0 ? "" : ", ").append(name));
      return cause(
          "",
          "something is still attached to it"
              + (names.length() == 0 ? "" : " (" + names + ")")
              + "; AWS removes the network interfaces of functions and runtimes only some time after "
              + "their owner is gone, often 20 to 45 minutes",
          "run the same command again later: it goes on with what is left");
    }
    Matcher quota = QUOTA.matcher(line);
    if (quota.find()) {
      return cause(
          "",
          quota.group(),
          "delete what is not needed, or ask for a higher quota in the Service Quotas console");
    }
    Matcher unreachable = UNREACHABLE.matcher(line);
    if (unreachable.find()) {
      boolean loopback = unreachable.group().contains("127.0.0.1") || line.contains("localhost");
      return cause(
          "The service cannot be reached",
          shortened(unreachable.group()),
          loopback
              ? "nothing answers at that address: check AWS_ENDPOINT_URL, or start the local cloud"
              : "check the network, the proxy settings and the region");
    }
    if (line.contains("couldn't find resource") && line.contains("SSM Parameter")) {
      return cause(
          Terraform.RECORD_GONE,
          "an SSM parameter below `/acore/` was deleted by hand: " + shortened(line),
          "run `acore repair`: it finds the resource by its owner tag and writes the record again");
    }
    if (line.contains("Inconsistent dependency lock file")
        || line.contains("Required plugins are not installed")) {
      return cause(
          "The providers of `" + home.name() + "` are not installed",
          shortened(line),
          "delete `" + home.folder().resolve(".terraform") + "` and run the command again");
    }
    return Optional.empty();
  }

  private static Cause locked(String text, StackHome home) {
    StringBuilder holder = new StringBuilder();
    String id = "<ID>";
    Matcher field = LOCK_FIELD.matcher(text);
    while (field.find()) {
      if (field.group(1).equals("ID")) {
        id = field.group(2);
      } else {
        holder.append(holder.length() == 0 ? "" : ", ").append(field.group(2));
      }
    }
    return new Cause(
        "The state of `" + home.name() + "` is locked",
        "another run holds it" + (holder.length() == 0 ? "" : ": " + holder),
        "wait until it is done and run the command again; when that run is dead: "
            + unlock(home, id));
  }

  static String unlock(StackHome home) {
    return "a lock that is left over goes with " + unlock(home, "<ID>");
  }

  private static String unlock(StackHome home, String id) {
    return "`terraform -chdir=" + home.folder() + " force-unlock " + id + "`";
  }

  private static Optional<Cause> cause(String head, String why, String fix) {
    return Optional.of(new Cause(head, why, fix));
  }

  private static String shortened(String line) {
    return line.length() > 400 ? line.substring(0, 400) + "..." : line;
  }
}
