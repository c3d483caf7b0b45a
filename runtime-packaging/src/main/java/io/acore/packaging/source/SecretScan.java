package io.acore.packaging.source;

import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for secrets in what does ship, by their own shapes.
 *
 * <p>Shapes that only a real secret has stop the build. Words like {@code password} alone do not: a
 * scan that cries wolf is switched off.
 */
public final class SecretScan {
  private static final String ALLOWED = "acore:allow-secret";
  private static final long LARGEST = 5L * 1024 * 1024;

  /**
   * What one kind of secret looks like.
   *
   * @param part plain text that every such secret has, or empty
   */
  private record Shape(String name, String part, String regex) {}

  private static final List<Shape> SHAPES =
      List.of(
          shape("AWS access key id", "AKIA", "\\bAKIA[A-Z2-7]{16}\\b"),
          shape("AWS access key id", "ASIA", "\\bASIA[A-Z2-7]{16}\\b"),
          shape(
              "AWS secret access key",
              "",
              "(?i)aws_?secret_?(?:access_?)?key[\"']?\\s*[:=]\\s*[\"']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"),
          shape("Bedrock API key", "ABSK", "\\bABSK[A-Za-z0-9+/]{60,}={0,2}"),
          shape(
              "private key",
              "PRIVATE KEY",
              "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
          shape("GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
          shape("GitHub token", "github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{40,}\\b"),
          shape("GitLab token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20,}"),
          shape("Slack token", "xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
          shape(
              "Slack webhook",
              "hooks.slack.com/",
              "hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}"),
          shape("Anthropic key", "sk-ant-", "\\bsk-ant-[A-Za-z0-9_-]{24,}"),
          shape(
              "OpenAI key",
              "T3BlbkFJ",
              "\\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]*T3BlbkFJ[A-Za-z0-9_-]{10,}"),
          shape("API key", "sk-", "\\bsk-(?:proj-|or-v1-)?[A-Za-z0-9]{32,}\\b"),
          shape("Google API key", "AIza", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
          shape("Google OAuth secret", "GOCSPX-", "\\bGOCSPX-[A-Za-z0-9_-]{28}"),
          shape("Stripe key", "k_live_", "\\b[rs]k_live_[A-Za-z0-9]{20,}"),
          shape("npm token", "npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          shape("PyPI token", "pypi-", "\\bpypi-[A-Za-z0-9_-]{50,}"),
          shape("Hugging Face token", "hf_", "\\bhf_[A-Za-z0-9]{30,}\\b"),
          shape("SendGrid key", "SG.", "\\bSG\\.[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{40,}"),
          shape("Databricks token", "dapi", "\\bdapi[a-f0-9]{32}\\b"),
          shape("DigitalOcean token", "_v1_", "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
          shape("Vault token", "hv", "\\bhv[sbr]\\.[A-Za-z0-9_-]{24,}"),
          shape("Azure storage key", "AccountKey=", "AccountKey=[A-Za-z0-9+/]{86}=="),
          shape("age secret key", "AGE-SECRET-KEY-1", "\\bAGE-SECRET-KEY-1[A-Z0-9]{58}"),
          shape("LangSmith key", "lsv2_", "\\blsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}\\b"),
          shape("Tavily key", "tvly-", "\\btvly-(?:dev-|prod-)?[A-Za-z0-9]{28,}\\b"),
          shape("Twilio key", "SK", "\\bSK[a-f0-9]{32}\\b"),
          shape(
              "JSON web token",
              "eyJ",
              "\\beyJ[A-Za-z0-9_-]{15,}\\.eyJ[A-Za-z0-9_-]{15,}\\.[A-Za-z0-9_-]{20,}"),
          shape(
              "password in a URL",
              "://",
              "\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"'{}<>$]+:(?![{<$%*])[^\\s/:@\"'{}<>$]{6,}@[A-Za-z0-9]"));

  private SecretScan() {}

  /** Throws one error that names every finding. */
  public static void refuse(List<SourceFile> files) {
    List<String> findings = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.size() <= LARGEST) {
        scan(file, findings);
      }
    }
    if (!findings.isEmpty()) {
      throw PackagingErrors.secrets(findings);
    }
  }

  private static void scan(SourceFile file, List<String> findings) {
    String text;
    try {
      // Any bytes decode; every shape is ASCII.
      text = Files.readString(file.file(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file.file(), e);
    }
    for (Shape shape : SHAPES) {
      // Looking for plain text is cheap; nearly no file needs an expression.
      if (!text.contains(shape.part())) {
        continue;
      }
      Matcher matcher = Pattern.compile(shape.regex()).matcher(text);
      while (matcher.find()) {
        if (!allowed(text, matcher.start(), matcher.end())) {
          long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
          findings.add(
              file.path() + ":" + line + ": " + shape.name() + " " + masked(matcher.group()));
        }
      }
    }
  }

  // AWS's own documentation keys end in EXAMPLE; they open nothing.
  private static boolean allowed(String text, int start, int end) {
    int from = text.lastIndexOf('\n', start) + 1;
    int to = text.indexOf('\n', end);
    String line = text.substring(from, to < 0 ? text.length() : to);
    return line.contains(ALLOWED) || text.substring(start, end).endsWith("EXAMPLE");
  }

  private static String masked(String secret) {
    return secret.substring(0, Math.min(4, secret.length() / 4)) + "…";
  }

  private static Shape shape(String name, String part, String regex) {
    return new Shape(name, part, regex);
  }
}
