package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import io.acore.packaging.cache.CacheContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryTest {
  @TempDir Path folder;

  @Test
  void isReadBackAndCheckedBeforeItIsUsed() throws IOException {
    Artifact artifact = pack(new Fixture(folder).agent());
    Delivery delivery = Delivery.write(artifact, "demo", folder.resolve("dist"));
    JsonNode manifest = Json.read(delivery.manifest());
    assertThat(manifest.path("sha256").asText()).isEqualTo(artifact.sha256().hex());
    assertThat(manifest.path("inputs").path("code_sha256").asText())
        .isEqualTo(artifact.plan().codeHash().hex());
    JsonNode bill = Json.read(delivery.sbom());
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(Delivery.read(delivery.manifest())).isEqualTo(delivery);
    assertThat(Delivery.read(delivery.zip())).isEqualTo(delivery);

    Files.write(delivery.zip(), new byte[] {1});
    assertThatThrownBy(() -> Delivery.read(delivery.zip())).hasMessageContaining("is not the zip");
    assertThatThrownBy(() -> Delivery.read(folder.resolve("dist/none.zip")))
        .hasMessageContaining("is not a package");
  }

  @Test
  void listingGivesEveryFileItsReason() {
    Artifact artifact =
        pack(
            new Fixture(folder)
                .agent()
                .file(".env", "")
                .file("notes.md", "")
                .file(".acoreignore", "*.md"));
    assertThat(Listing.of(Contents.of(artifact)))
        .extracting(Listing.Line::text)
        .containsExactly(
            "code        main.py",
            "code        tools/search.py",
            "excluded    .acoreignore  (floor: .acoreignore)",
            "excluded    .env  (floor: .env*)",
            "excluded    notes.md  (.acoreignore:1: *.md)");
  }

  @Test
  void cacheIsListedPrunedByLastUseAndCleared() throws IOException {
    Fixture fixture = new Fixture(folder).agent();
    Artifact old = pack(fixture);
    fixture.file("main.py", "print('new')\n");
    Artifact recent = pack(fixture);
    Files.setLastModifiedTime(
        old.zip().resolveSibling("."), FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    CacheContents cache =
        new CacheContents(fixture.environment().cacheDirectory(), Clock.systemUTC());
    assertThat(cache.list()).hasSize(2).allMatch(item -> item.bytes() > 100);
    assertThat(cache.prune(Duration.ofDays(30))).hasSize(1);
    assertThat(old.zip()).doesNotExist();
    assertThat(recent.zip()).exists();
    assertThat(cache.clear()).hasSize(1);
    assertThat(cache.list()).isEmpty();
    assertThat(pack(fixture).sha256()).isEqualTo(recent.sha256());
  }

  private static Artifact pack(Fixture fixture) {
    return fixture.packager(new FakeProcessRunner()).pack(fixture.request().build());
  }
}
