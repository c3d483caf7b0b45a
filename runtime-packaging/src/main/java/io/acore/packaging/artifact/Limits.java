package io.acore.packaging.artifact;

import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.InstalledPackage;
import io.acore.packaging.python.Layer;
import io.acore.packaging.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the service would refuse after minutes of upload is refused here. */
final class Limits {
  private static final int SHOWN = 10;

  private record Part(String name, long bytes) {}

  private Limits() {}

  static void check(PackagePlan plan, Optional<Layer> layer, ZipSummary zip) {
    PackageKind kind = plan.request().kind();
    check("the zip", zip.size(), kind.zippedLimit(), plan, layer);
    check("the unpacked package", zip.unpackedSize(), kind.unpackedLimit(), plan, layer);
  }

  private static void check(
      String what, long bytes, long limit, PackagePlan plan, Optional<Layer> layer) {
    if (bytes > limit) {
      throw PackagingErrors.tooLarge(
          what,
          bytes,
          limit,
          largest(plan, layer),
          "drop or replace a large dependency, exclude data files in .acoreignore, set"
              + " `packaging.bytecode: false`, or set `runtime.artifact: container`");
    }
  }

  private static List<String> largest(PackagePlan plan, Optional<Layer> layer) {
    List<Part> parts = new ArrayList<>();
    if (layer.isPresent()) {
      for (InstalledPackage p : layer.get().manifest().packages()) {
        parts.add(new Part(p.name() + " " + p.version(), p.bytes()));
      }
    }
    for (SourceFile file : plan.code().files()) {
      parts.add(new Part(file.path() + " (code)", file.size()));
    }
    return parts.stream()
        .sorted(Comparator.comparingLong(Part::bytes).reversed())
        .limit(SHOWN)
        .map(part -> PackagingErrors.megabytes(part.bytes()) + "  " + part.name())
        .toList();
  }
}
