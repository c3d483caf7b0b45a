package io.acore.packaging.artifact;

import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.InstalledPackage;
import io.acore.packaging.python.Layer;
import io.acore.packaging.python.LayerManifest;
import io.acore.packaging.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the service would refuse after minutes of upload is refused here. */
final class Limits {
  private static final int SHOWN = 10;
  private static final List<SourceFile> NONE = List.of();
  private static final String FUNCTION_FIX =
      "drop or replace a large dependency, exclude data files in .acoreignore, or set"
          + " `packaging.bytecode: false`";
  private static final String AGENT_FIX =
      FUNCTION_FIX.replace(" or set", " set") + ", or set `runtime.artifact: container`";

  private record Part(String name, long bytes) {}

  private Limits() {}

  static void check(PackagePlan plan, Optional<Layer> layer, ZipSummary zip) {
    PackageKind kind = plan.request().kind();
    check("the zip", zip.size(), kind.zippedLimit(), plan, layer);
    check("the unpacked package", zip.unpackedSize(), kind.unpackedLimit(), plan, layer);
  }

  /** A function's code and its layer; Lambda unpacks both side by side. */
  static void together(Artifact code, Artifact layer) {
    long limit = PackageKind.LAMBDA.unpackedLimit();
    long bytes = code.unpackedSize() + layer.unpackedSize();
    if (bytes > limit) {
      throw PackagingErrors.tooLarge(
          "the unpacked function with its dependencies",
          bytes,
          limit,
          largest(code.plan(), layer.layer()),
          FUNCTION_FIX);
    }
  }

  private static void check(
      String what, long bytes, long limit, PackagePlan plan, Optional<Layer> layer) {
    if (bytes > limit) {
      throw PackagingErrors.tooLarge(
          what,
          bytes,
          limit,
          largest(plan, layer.map(Layer::manifest)),
          isFunction(plan.request().kind()) ? FUNCTION_FIX : AGENT_FIX);
    }
  }

  private static boolean isFunction(PackageKind kind) {
    return kind != PackageKind.RUNTIME && kind != PackageKind.CONTAINER;
  }

  private static List<String> largest(PackagePlan plan, Optional<LayerManifest> layer) {
    List<Part> parts = new ArrayList<>();
    if (layer.isPresent()) {
      for (InstalledPackage p : layer.get().packages()) {
        parts.add(new Part(p.name() + " " + p.version(), p.bytes()));
      }
    }
    for (SourceFile file : plan.request().kind().hasCode() ? plan.code().files() : NONE) {
      parts.add(new Part(file.path() + " (code)", file.size()));
    }
    return parts.stream()
        .sorted(Comparator.comparingLong(Part::bytes).reversed())
        .limit(SHOWN)
        .map(part -> PackagingErrors.megabytes(part.bytes()) + "  " + part.name())
        .toList();
  }
}
