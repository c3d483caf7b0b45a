package io.acore.packaging.error;

import io.acore.base.Suggestions;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The texts, so that they can be read together. */
public final class PackagingErrors {
  private PackagingErrors() {}

  // The source folder.

  public static UserError noSource(Path source) {
    return new UserError(
        "the source folder `" + source + "` does not exist",
        "`runtime_source_path` says the agent's code is there",
        "create it, or correct `runtime_source_path` in acore.yaml");
  }

  public static UserError sourceIsAFile(Path source) {
    return new UserError(
        "`" + source + "` is a file, not a folder",
        "a package is made from a folder: code, and pyproject.toml or requirements.txt",
        "point `runtime_source_path` to the folder that holds it");
  }

  public static UserError emptySource(Path source) {
    return new UserError(
        "nothing in `" + source + "` ships",
        "the folder is empty, or every file in it is excluded",
        "look at the rules with `acore package --list`");
  }

  public static UserError unreadable(Path file, IOException cause) {
    return new UserError(
        "`" + file + "` cannot be read",
        String.valueOf(cause.getMessage()),
        "check its permissions, or exclude it in .acoreignore",
        cause);
  }

  public static UserError strangeName(Path file, String why) {
    return new UserError(
        "`" + file + "` cannot be packed",
        why + ", so it would be another file on another machine",
        "rename it, or exclude it in .acoreignore");
  }

  public static UserError caseCollision(String one, String other) {
    return new UserError(
        "`" + one + "` and `" + other + "` differ only in letter case",
        "on a Mac they are one file, so the package would depend on the machine it is built on",
        "rename one of them");
  }

  public static UserError danglingLink(String link, Path target) {
    return new UserError(
        "the link `" + link + "` points to `" + target + "`, which does not exist",
        "the zip would lack the file",
        "repair or remove the link, or exclude it in .acoreignore");
  }

  public static UserError linkLeavesSource(String link, Path target) {
    return new UserError(
        "the link `" + link + "` points to `" + target + "`, outside the source folder",
        "a package must not take in files from elsewhere on this machine",
        "copy the file into the source folder, or exclude the link in .acoreignore");
  }

  public static UserError linkToFolder(String link, Path target) {
    return new UserError(
        "the link `" + link + "` points to the folder `" + target + "`",
        "links to files inside the source are followed; links to folders can run in circles",
        "replace it by the folder itself, or exclude it in .acoreignore");
  }

  public static UserError badPattern(String line, String from, Exception cause) {
    return new UserError(
        "`" + line + "` in " + from + " is not a pattern",
        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
        "write it as in a .gitignore file",
        cause);
  }

  public static UserError noEntryPoint(
      String entryPoint, Path source, Optional<String> near, Optional<String> excludedBy) {
    return new UserError(
        "the entry point `" + entryPoint + "` is not in the package",
        excludedBy
            .map(rule -> "the file is there, and `" + rule + "` excludes it")
            .orElse("`" + source + "` has no such file"),
        near.map(name -> Suggestions.didYouMean(name) + " Set `runtime.entry_point` to it")
            .orElse("create it, or set `runtime.entry_point` to the file that starts the agent"));
  }

  // Secrets and sizes.

  public static UserError secrets(List<String> findings) {
    return new UserError(
        findings.size() == 1
            ? "a secret would ship: " + findings.get(0)
            : findings.size() + " secrets would ship:\n  " + String.join("\n  ", findings),
        "whoever can read the package, its bucket or a running session could read it",
        "take it out and use `${env:NAME}`, `${ssm:/path}` or `${secret:name}` in acore.yaml (and"
            + " revoke it, if it was ever committed); exclude the file; or, for a false alarm, put"
            + " `acore:allow-secret` on the line");
  }

  public static UserError tooLarge(
      String what, long bytes, long limit, List<String> largest, String fix) {
    return new UserError(
        what + " is " + megabytes(bytes) + ", and the limit is " + megabytes(limit),
        "the largest parts are:\n  " + String.join("\n  ", largest),
        fix);
  }

  public static UserError tooManyFiles(String why) {
    return new UserError(
        "the package does not fit into a zip",
        why,
        "drop dependencies, or set `runtime.artifact: container`");
  }

  public static String megabytes(long bytes) {
    if (bytes < 100 * 1024) {
      return String.format(java.util.Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
    return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
  }

  // What the project asks for.

  public static UserError unknownArchitecture(String name) {
    return new UserError(
        "`" + name + "` is not an architecture",
        "AWS runs `arm64` and `x86_64`",
        "set `lambda_architecture` to one of them");
  }

  public static UserError unknownPython(String text) {
    return new UserError(
        "Python `" + text + "` is not a version that AgentCore runs",
        "it runs 3.10, 3.11, 3.12, 3.13 and 3.14",
        "set `packaging.python_version` to one of them");
  }

  public static UserError badToml(
      Path file, int line, int column, String shown, String why, Exception cause) {
    return new UserError(
        "`" + file + "` is not valid TOML: line " + line + ", column " + column,
        why.lines().findFirst().orElse("")
            + "\n  "
            + shown
            + "\n  "
            + " ".repeat(Math.max(0, Math.min(column, shown.length() + 1) - 1))
            + "^",
        "correct that line",
        cause);
  }

  public static UserError badRequirement(String text, Path file) {
    return new UserError(
        "`" + text + "` in `" + file + "` is not a requirement",
        "a requirement is a name, perhaps `[extras]`, versions and `; marker`",
        "write it as in `strands-agents>=1.0`");
  }

  public static UserError unknownExtra(
      String extra, Path file, Collection<String> known, Optional<String> near) {
    return new UserError(
        "`" + extra + "` is not an extra of `" + file + "`",
        known.isEmpty()
            ? "it has no [project.optional-dependencies]"
            : "it has: " + String.join(", ", known),
        near.map(Suggestions::didYouMean).orElse("correct `packaging.extras`"));
  }

  public static UserError extrasWithoutProject(List<String> extras, Path folder) {
    return new UserError(
        "`packaging.extras` asks for " + String.join(", ", extras),
        "`" + folder + "` has no pyproject.toml, and only that can name extras",
        "add a pyproject.toml, or remove `packaging.extras`");
  }

  public static UserError lockOutOfDate(Path lock, String why, String command) {
    return new UserError(
        "`" + lock + "` is out of date", why, "run `" + command + "` in that folder");
  }

  public static UserError noLocalDependency(Path path, Path file) {
    return new UserError(
        "the local dependency `" + path + "` does not exist",
        "`" + file + "` asks for it",
        "correct the path there");
  }

  public static UserError localBuild(Path source, String said) {
    return new UserError(
        "no wheel could be built from the local dependency `" + source + "`",
        tail(said),
        "make `uv build --wheel` work in that folder");
  }

  public static UserError localNotPortable(Path source, String wheel) {
    return new UserError(
        "the local dependency `" + source + "` builds a wheel for this machine only: " + wheel,
        "it has compiled code, and the agent runs elsewhere",
        "build its wheel for the target and name the `.whl` file instead of the folder");
  }

  public static UserError credentialsInIndexUrl() {
    return new UserError(
        "`packaging.index_url` has credentials in it",
        "acore.yaml is a file that is committed and shared",
        "write `https://${env:INDEX_USER}:${env:INDEX_PASSWORD}@…`, or `${secret:name}` for the"
            + " whole URL");
  }

  public static UserError unresolvedReference(String reference) {
    return new UserError(
        "`${" + reference + "}` in `packaging.index_url` has no value",
        reference.startsWith("env:")
            ? "the environment variable is not set"
            : "it cannot be looked up while packaging",
        "set it, or use `${env:NAME}`");
  }

  // uv, pip and the index.

  public static UserError noInstaller() {
    return new UserError(
        "neither uv nor pip is here",
        "the agent has dependencies, and one of them must install these",
        "install uv (`python3 -m pip install uv`), then run `acore doctor`");
  }

  public static UserError missingWheel(
      String name, String version, String target, String why, List<String> has) {
    return new UserError(
        "`" + name + (version.isEmpty() ? "" : "==" + version) + "` has no wheel for " + target,
        why + (has.isEmpty() ? "" : "\n  it has wheels for: " + String.join(", ", has)),
        "use another version of it; replace the package that brings it; set"
            + " `lambda_architecture` to one it has; build a wheel for the target yourself and name"
            + " the `.whl` in requirements.txt; or set `runtime.artifact: container`");
  }

  public static UserError hashMismatch(Path file, String said) {
    return new UserError(
        "a package is not the one that was locked: its hash differs",
        said,
        "if nobody tampered with the index, make the lock again: `"
            + file.getFileName()
            + "` holds the old hash");
  }

  public static UserError indexDown(String tool, String said) {
    return new UserError(
        "the package index cannot be reached",
        said,
        "check the network, the proxy and `packaging.index_url`; once "
            + tool
            + " has built the layer, later builds need no network");
  }

  public static UserError indexRefuses(String said) {
    return new UserError(
        "the package index refuses the credentials",
        said,
        "check what the references in `packaging.index_url` stand for");
  }

  public static UserError corruptWheel(String tool, String said) {
    return new UserError(
        "a wheel is damaged",
        said,
        "if it is a file of yours, build it again; else clear the cache of "
            + tool
            + " (`"
            + tool
            + " cache clean`) and try again");
  }

  public static UserError installFailed(String tool, String target, String said) {
    return new ToolError(
        "`" + tool + "` could not install the dependencies for " + target,
        said,
        "read the reason above; the same requirements fail with `" + tool + "` alone, too");
  }

  public static UserError bytecodeFailed(String said) {
    return new ToolError(
        "the dependencies could not be compiled",
        tail(said),
        "set `packaging.bytecode: false`, and report it: this should not happen");
  }

  // Container images.

  public static UserError noBaseImage(Path path) {
    return new UserError(
        "the base image `" + path + "` does not exist",
        "`packaging.base_image` names it",
        "correct the path: a folder in OCI's image layout, or a tar of `docker save`");
  }

  public static UserError baseImageNotPinned(String text) {
    return new UserError(
        "the base image `" + text + "` has no digest",
        "a tag can be another image tomorrow, and then the same source gives another package",
        "write `"
            + text
            + "@sha256:…`; `skopeo inspect docker://"
            + text
            + "` and `docker buildx imagetools inspect "
            + text
            + "` tell the digest");
  }

  public static UserError otherBaseImage(Path file, String pinned) {
    return new UserError(
        "`" + file + "` is not the base image that is pinned",
        "nothing in it has the digest " + pinned,
        "correct the digest in `packaging.base_image`, or fetch the image again");
  }

  public static UserError baseImageForAnotherProcessor(
      String image, String wanted, Collection<String> there) {
    return new UserError(
        "`" + image + "` has no image for linux/" + wanted,
        there.isEmpty() ? "it has no image at all" : "it has: " + String.join(", ", there),
        "choose a base image for linux/"
            + wanted
            + ", or set `lambda_architecture` to one that it has");
  }

  public static UserError damagedImage(Path file, Exception cause) {
    return new UserError(
        "the base image `" + file + "` cannot be used",
        String.valueOf(cause.getMessage()),
        "fetch it again: `skopeo copy docker://IMAGE oci:FOLDER`",
        cause);
  }

  public static UserError imageTooLarge(long bytes, long limit, List<String> layers) {
    return new UserError(
        "the image is " + megabytes(bytes) + ", and the limit is " + megabytes(limit),
        "its layers are:\n  " + String.join("\n  ", layers),
        "take a smaller base image, drop dependencies, or exclude data files in .acoreignore");
  }

  public static UserError badImageName(String text) {
    return new UserError(
        "`" + text + "` is not the name of an image",
        "a name is `[host[:port]/]repository[:tag]`, in lower case",
        "correct it");
  }

  public static UserError registry(String image, String why, Exception cause) {
    return new ToolError(
        "`" + image + "` could not be read or written",
        why,
        "check the name, the network and the login (`docker login`, or AWS credentials for ECR)",
        cause);
  }

  public static UserError registryLogin(String registry, String said) {
    return new ToolError(
        "no login for " + registry,
        tail(said),
        "give the AWS CLI credentials that may call ecr:GetAuthorizationToken");
  }

  public static UserError noContainerEngine(List<String> silent) {
    return new UserError(
        "nothing here can build a Dockerfile",
        silent.isEmpty()
            ? "neither docker, finch nor podman is on the PATH"
            : String.join(", ", silent) + ": installed, but it does not answer",
        "start Docker (with buildx), Finch or Podman; or drop `runtime.dockerfile` and set"
            + " `packaging.base_image`, which needs none of them; or build elsewhere and set"
            + " `runtime.image_uri`");
  }

  public static UserError dockerfileFailed(Path dockerfile, String engine, String said) {
    return new ToolError(
        "`" + engine + "` could not build `" + dockerfile + "`",
        tail(said),
        "read the reason above; files that acore excludes (`acore package --list`) are not there"
            + " for COPY");
  }

  // Starting it.

  public static UserError unresolvedImports(List<String> missing) {
    return new UserError(
        "the code imports what the package does not have:\n  " + String.join("\n  ", missing),
        "neither the code, the dependencies nor the standard library has it, so the agent would"
            + " not start",
        "add it to the dependencies in pyproject.toml or requirements.txt, or import it inside"
            + " `try:` if it is optional");
  }

  public static UserError smokeFailed(String entryPoint, String said) {
    return new UserError(
        "the entry point `" + entryPoint + "` cannot be imported from the package",
        tail(said),
        "correct the code, or skip this check with `--no-smoke`");
  }

  // Deliveries.

  public static UserError noDelivery(Path asked, Path zip, Path manifest) {
    return new UserError(
        "`" + asked + "` is not a package that `acore package --out` wrote",
        "a package is two files, `" + zip.getFileName() + "` and `" + manifest.getFileName() + "`",
        "name one of them, with the other beside it");
  }

  public static UserError changedDelivery(Path zip, String expected, String actual) {
    return new UserError(
        "`" + zip + "` is not the zip that its manifest describes",
        "its SHA-256 is " + actual + ", and the manifest says " + expected,
        "copy both files again, or build the package anew with `acore package --out`");
  }

  public static UserError damagedDelivery(Path folder, IOException cause) {
    return new UserError(
        "the package `" + folder + "` is damaged",
        String.valueOf(cause.getMessage()),
        "copy it again, or build it anew with `acore package --out`",
        cause);
  }

  public static UserError severalDeliveries(Path folder, List<String> names) {
    return new UserError(
        names.isEmpty()
            ? "`" + folder + "` holds no package"
            : "`" + folder + "` holds several packages",
        names.isEmpty()
            ? "`acore package --out` writes a manifest, and there is none"
            : "it has " + String.join(", ", names),
        names.isEmpty() ? "build one with `acore package --out`" : "name the one to use");
  }

  public static UserError deliveryDoesNotFit(Path file, String what, String has, String wanted) {
    return new UserError(
        "the package `" + file + "` does not fit this environment",
        what + ": the package has `" + has + "`, and acore.yaml asks for `" + wanted + "`",
        "build one for it: `acore package --env NAME --out DIR`");
  }

  // The disk.

  public static UserError cacheNotWritable(Path root, IOException cause) {
    return noSpaceIn(cause)
        ? noSpace(String.valueOf(cause.getMessage()))
        : new UserError(
            "the cache `" + root + "` cannot be written",
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            "make it writable, or set ACORE_CACHE_DIR to a folder that is",
            cause);
  }

  public static UserError disk(Path folder, IOException cause) {
    return noSpaceIn(cause)
        ? noSpace(String.valueOf(cause.getMessage()))
        : new UserError(
            "`" + folder + "` could not be used",
            String.valueOf(cause.getMessage()),
            "check the disk, or set ACORE_CACHE_DIR to a folder on another one",
            cause);
  }

  public static UserError noSpace(String said) {
    return new UserError(
        "the disk is full",
        said,
        "free some space (`acore cache prune` helps), or set ACORE_CACHE_DIR to a folder on"
            + " another disk; nothing half-written was kept");
  }

  private static boolean noSpaceIn(IOException e) {
    return String.valueOf(e.getMessage()).contains("No space left");
  }

  private static String tail(String said) {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? "it gave no reason"
        : String.join("; ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
  }
}
