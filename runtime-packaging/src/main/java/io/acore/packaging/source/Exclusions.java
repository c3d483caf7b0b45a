package io.acore.packaging.source;

import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Decides which files stay at home: a floor that nothing takes away, and what the user adds.
 *
 * <p>Later lines of the user's own list may take back earlier ones with {@code !}, as in a
 * gitignore file; the floor is asked first and is never taken back.
 */
public final class Exclusions {
  public static final String IGNORE_FILE = ".acoreignore";

  /** Secrets, state and development leftovers, in any letter case, at any depth. */
  public static final List<String> FLOOR =
      List.of(
          // Secrets.
          ".env*",
          "*.tfvars",
          "*.tfvars.json",
          "*.tfstate*",
          ".aws/",
          ".ssh/",
          ".gnupg/",
          ".kube/",
          ".docker/",
          "*.pem",
          "*.key",
          "*.p12",
          "*.pfx",
          "*.jks",
          "*.keystore",
          "*.kdbx",
          "id_rsa*",
          "id_dsa*",
          "id_ecdsa*",
          "id_ed25519*",
          ".netrc",
          "_netrc",
          ".pypirc",
          ".npmrc",
          ".git-credentials",
          ".htpasswd",
          "credentials.json",
          "client_secret*.json",
          // Version control and Terraform.
          ".git",
          ".hg/",
          ".svn/",
          ".gitignore",
          ".gitattributes",
          ".gitmodules",
          ".terraform/",
          ".terraform.lock.hcl",
          "cdktf.out/",
          ".acore/",
          // Development.
          "venv/",
          ".venv/",
          "virtualenv/",
          "tests/",
          "node_modules/",
          "__pycache__/",
          "*.pyc",
          "*.pyo",
          ".pytest_cache/",
          ".mypy_cache/",
          ".ruff_cache/",
          ".hypothesis/",
          ".ipynb_checkpoints/",
          ".tox/",
          ".nox/",
          ".eggs/",
          "*.egg-info/",
          ".cache/",
          ".coverage*",
          "htmlcov/",
          ".idea/",
          ".vscode/",
          ".DS_Store",
          "Thumbs.db",
          "*~",
          "*.swp",
          // What the build reads; locks and requirements can name private indexes.
          IGNORE_FILE,
          "/acore.yaml",
          "/acore.lock.json",
          "/uv.lock",
          "/pyproject.toml",
          "/requirements*.txt",
          "/uv.toml",
          "/pip.conf",
          "/.python-version");

  private final List<PathPattern> floor;
  private final List<Rule> added;

  private record Rule(PathPattern pattern, String from) {}

  private Exclusions(List<PathPattern> floor, List<Rule> added) {
    this.floor = floor;
    this.added = added;
  }

  /** The floor, then {@code packaging.exclude}, then the folder's own {@code .acoreignore}. */
  public static Exclusions of(Path source, List<String> configured) {
    List<Rule> added = new ArrayList<>();
    for (String line : configured) {
      added.add(new Rule(pattern(line, "packaging.exclude"), "packaging.exclude"));
    }
    Path file = source.resolve(IGNORE_FILE);
    if (Files.isRegularFile(file)) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = trimmed(lines.get(i));
        if (!line.isEmpty() && !line.startsWith("#")) {
          String from = IGNORE_FILE + ":" + (i + 1);
          added.add(new Rule(pattern(line, from), from));
        }
      }
    }
    return new Exclusions(
        FLOOR.stream().map(line -> PathPattern.of(line, false)).toList(), List.copyOf(added));
  }

  /** The rule that keeps the path at home, in words for {@code acore package --list}. */
  public Optional<String> reason(String path, boolean folder) {
    for (PathPattern pattern : floor) {
      if (pattern.matches(path, folder)) {
        return Optional.of("floor: " + pattern.text());
      }
    }
    Optional<String> last = Optional.empty();
    for (Rule rule : added) {
      if (rule.pattern().matches(path, folder)) {
        last =
            rule.pattern().negated()
                ? Optional.empty()
                : Optional.of(rule.from() + ": " + rule.pattern().text());
      }
    }
    return last;
  }

  private static PathPattern pattern(String line, String from) {
    try {
      return PathPattern.of(line, true);
    } catch (PatternSyntaxException e) {
      throw PackagingErrors.badPattern(line, from, e);
    }
  }

  private static String trimmed(String line) {
    String stripped = line.stripTrailing();
    return stripped.endsWith("\\") ? stripped + " " : stripped;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file, e);
    }
  }
}
