package io.acore.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, as somebody who downloads it finds it. */
final class DistributionIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Path BUILT = ROOT.resolve("distribution/target");

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir Path temporary;

  @AfterEach
  void waitForTraining() throws IOException {
    Checkout.waitForTraining(temporary.resolve("cache"));
  }

  @Test
  void theArchiveStartsKnowsItsVersionAndNoticesADamagedFile() throws IOException {
    Path home = unpack("tar", "-xzf", archive(".tar.gz"));
    Path acore = home.resolve("acore");

    assertThat(run(acore, "--version").stdout()).isEqualTo("acore " + version() + "\n");
    assertThat(own(run(acore, "doctor", "--json")).path("level").asText()).isEqualTo("ok");

    Files.writeString(home.resolve("templates/agent-project/copier.yml"), "x");
    ProcessResult damaged = run(acore, "doctor", "--json");
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(own(damaged).path("found").asText())
        .isEqualTo("not as it was built: templates/agent-project/copier.yml");
  }

  @Test
  void theZipHoldsTheSame() throws IOException {
    Map<String, Sha256> zipped = new HashMap<>();
    try (ZipFile zip = ZipFile.builder().setFile(archive(".zip")).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        if (name.endsWith("template/CLAUDE.md")) {
          assertThat(entry.isUnixSymlink()).isTrue();
        } else if (!entry.isUnixSymlink()) {
          zipped.put(name, Sha256.of(zip.getInputStream(entry).readAllBytes()));
        }
        if (name.equals("acore")) {
          assertThat(entry.getUnixMode() & 0777).isEqualTo(0755);
        }
      }
    }
    assertThat(zipped)
        .containsKeys("acore", "man/man1/acore-deploy.1", "files.sha256")
        .isEqualTo(files(unpack("tar", "-xzf", archive(".tar.gz"))));
  }

  @Test
  void theJarRunsByItselfAndUnpacksOnce() throws IOException {
    String jar = archive(".jar");
    ProcessResult first = java("-jar", jar, "--version");
    assertThat(first.stdout()).as(first.stderr()).isEqualTo("acore " + version() + "\n");
    Path programs = temporary.resolve("cache/programs-v1");
    Path home;
    try (Stream<Path> all = Files.list(programs)) {
      home = all.findFirst().orElseThrow();
    }
    assertThat(files(home)).isEqualTo(files(unpack("tar", "-xzf", archive(".tar.gz"))));
    assertThat(home.resolve("templates/agent-project/template/CLAUDE.md")).isSymbolicLink();

    assertThat(own(java("-jar", jar, "doctor", "--json")).path("level").asText()).isEqualTo("ok");
    ProcessResult wrong = java("-jar", jar, "no-such-command");
    assertThat(wrong.exitCode()).isEqualTo(2);
    try (Stream<Path> all = Files.list(programs)) {
      assertThat(all).hasSize(1);
    }

    Files.writeString(temporary.resolve("cache-file"), "");
    ProcessResult nowhere =
        processes(Map.of("ACORE_CACHE_DIR", temporary.resolve("cache-file").toString()))
            .run(ProcessRequest.of(JAVA, "-jar", jar, "--version").in(temporary));
    assertThat(nowhere.exitCode()).isEqualTo(5);
    assertThat(nowhere.stderr()).contains("error: acore cannot be unpacked", "fix: ");
  }

  private ProcessResult java(String... arguments) {
    List<String> command = Stream.concat(Stream.of(JAVA), Stream.of(arguments)).toList();
    return processes().run(ProcessRequest.of(command.toArray(String[]::new)).in(temporary));
  }

  @Test
  void theBillOfMaterialsNamesEveryJarThatShips() throws IOException {
    Path home = unpack("tar", "-xzf", archive(".tar.gz"));
    TreeSet<String> named = new TreeSet<>();
    JsonNode bill = Json.parse(Files.readString(home.resolve("bom.cdx.json")));
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    for (JsonNode each : bill.path("components")) {
      named.add(each.path("name").asText() + "-" + each.path("version").asText());
    }
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()).toList())
          .isNotEmpty()
          .allSatisfy(
              jar -> assertThat(named).anyMatch(name -> jar.startsWith(name) && !name.isEmpty()));
    }
  }

  @Test
  void theDebianPackageIsOneAndLinksToTheProgram() throws IOException {
    String deb = BUILT.resolve("acore_" + version() + "_all.deb").toString();
    assertThat(tool("dpkg-deb", "--field", deb, "Version").stdout().strip()).isEqualTo(version());

    Path root = Files.createDirectories(temporary.resolve("root"));
    tool("dpkg-deb", "--extract", deb, root.toString());
    assertThat(run(root.resolve("usr/bin/acore"), "--version").stdout()).contains(version());
    assertThat(root.resolve("usr/share/man/man1/acore-plan.1")).exists();
  }

  @Test
  void theFormulaNamesTheArchive() throws IOException {
    String formula = Files.readString(BUILT.resolve("acore.rb"));
    assertThat(formula)
        .contains("acore-" + version() + ".tar.gz\"")
        .contains("sha256 \"" + Sha256.of(Path.of(archive(".tar.gz"))).hex() + "\"");
    assertThat(
            formula
                .lines()
                .filter(line -> line.endsWith(" do") || line.matches(" *(class|def) .*")))
        .as("each has its end")
        .hasSameSizeAs(formula.lines().filter(line -> line.strip().equals("end")).toList());
  }

  private static JsonNode own(ProcessResult doctor) {
    for (JsonNode finding : Json.parse(doctor.stdout()).path("findings")) {
      if (finding.path("name").asText().equals("acore")) {
        return finding;
      }
    }
    throw new AssertionError(doctor.stdout() + doctor.stderr());
  }

  private static String version() throws IOException {
    String pom = Files.readString(ROOT.resolve("distribution/pom.xml"));
    return pom.substring(
        pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
  }

  private static String archive(String kind) throws IOException {
    return BUILT.resolve("acore-" + version() + kind).toString();
  }

  private Path unpack(String... command) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "un packed");
    ProcessResult result = processes().run(ProcessRequest.of(command).in(folder));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return folder.resolve("acore-" + version());
  }

  private ProcessResult tool(String... command) {
    ProcessResult result = processes().run(ProcessRequest.of(command).in(temporary));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result;
  }

  private ProcessResult run(Path acore, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of(acore.toString()), Stream.of(arguments)).toList();
    return processes().run(ProcessRequest.of(command).in(temporary));
  }

  private SystemProcessRunner processes() {
    return processes(Map.of("ACORE_CACHE_DIR", temporary.resolve("cache").toString()));
  }

  private SystemProcessRunner processes(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(more);
    return new SystemProcessRunner(
        new Environment(variables, temporary, temporary, Clock.systemUTC(), false));
  }

  private static Map<String, Sha256> files(Path folder) throws IOException {
    Map<String, Sha256> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).toList()) {
        files.put(folder.relativize(file).toString(), Sha256.of(file));
      }
    }
    return files;
  }
}
