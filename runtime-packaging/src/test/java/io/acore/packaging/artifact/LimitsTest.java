package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.FakeProcessRunner;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.python.InstalledPackage;
import io.acore.packaging.python.Layer;
import io.acore.packaging.python.LayerManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LimitsTest {
  private static final long MEGABYTE = 1024L * 1024;

  @TempDir Path folder;

  @Test
  void zipOverTheLimitNamesItsTenLargestParts() {
    assertThatThrownBy(() -> check(251 * MEGABYTE, 300 * MEGABYTE))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).isEqualTo("the zip is 251.0 MB, and the limit is 250.0 MB");
              assertThat(e.why().lines().skip(1)).hasSize(10).first().asString().contains("p19 1");
              assertThat(e.fix()).contains("runtime.artifact: container");
            });
  }

  @Test
  void unpackedSizeCountsToo() {
    assertThatThrownBy(() -> check(100 * MEGABYTE, 751 * MEGABYTE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the unpacked package is 751.0 MB");
    check(250 * MEGABYTE, 750 * MEGABYTE);
  }

  @Test
  void codeAndLayerOfAFunctionCountTogether() {
    Limits.together(unpacked(100), unpacked(150));
    assertThatThrownBy(() -> Limits.together(unpacked(100), unpacked(151)))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).contains("with its dependencies is 251.0 MB");
              assertThat(e.fix()).doesNotContain("runtime.artifact");
            });
  }

  private Artifact unpacked(long megabytes) {
    Fixture fixture = new Fixture(folder).agent();
    PackageRequest request = fixture.request().kind(PackageKind.LAMBDA_CODE).build();
    return new Artifact(
        folder,
        Sha256.of(""),
        0,
        megabytes * MEGABYTE,
        1,
        fixture.packager(new FakeProcessRunner()).plan(request),
        Optional.empty(),
        false,
        false,
        Map.of(),
        List.of());
  }

  private void check(long size, long unpacked) {
    Fixture fixture = new Fixture(folder).agent();
    PackagePlan plan = fixture.packager(new FakeProcessRunner()).plan(fixture.request().build());
    List<InstalledPackage> packages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      packages.add(new InstalledPackage("p" + i, "1", 1, i * MEGABYTE));
    }
    Sha256 hash = Sha256.of("");
    Layer layer =
        new Layer(
            folder,
            hash,
            false,
            new LayerManifest(hash.hex(), 0, 0, "", 0, 0, "", "", packages, ""),
            List.of());
    Limits.check(plan, Optional.of(layer), new ZipSummary(size, hash, 0, 0, "", 1, unpacked));
  }
}
