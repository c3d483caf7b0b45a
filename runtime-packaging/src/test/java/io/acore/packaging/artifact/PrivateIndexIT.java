package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on loopback that asks for a password and has one package, which no other index has. */
final class PrivateIndexIT {
  private static final String WORD = "pass@word/of:mine";
  private static final String WHEEL = "acore_private_thing-1.0-py3-none-any.whl";

  @TempDir Path folder;
  private final HttpServer server;
  private final List<String> said = new ArrayList<>();

  PrivateIndexIT() throws IOException {
    byte[] wheel = wheel();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/simple/acore-private-thing/",
        "text/html",
        ("<a href=\"/files/" + WHEEL + "#sha256=" + Sha256.of(wheel).hex() + "\">" + WHEEL + "</a>")
            .getBytes(StandardCharsets.UTF_8));
    answer("/files/" + WHEEL, "application/octet-stream", wheel);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passwordIsUsedAndLeftNowhere() throws IOException {
    for (String installer : List.of("", "pip")) {
      Fixture fixture = fixture(installer, WORD);
      Artifact artifact = pack(fixture);
      assertThat(Fixture.names(artifact.zip())).contains("acore_private_thing/__init__.py");
      assertThat(said).noneMatch(line -> line.contains("word"));
      try (var walk = Files.walk(fixture.root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain(WORD, "pass%40word");
        }
      }
      // Another password is the same index, so nothing is built again.
      fixture.variables.put("WORD", "another");
      Artifact second = pack(fixture);
      assertThat(second.layerBuilt()).isFalse();
      assertThat(second.plan().dependencyHash()).isEqualTo(artifact.plan().dependencyHash());
    }
  }

  @Test
  void refusedPasswordIsAUserErrorThatDoesNotShowIt() {
    Fixture fixture = fixture("", "wrong-and-secret");
    assertThatThrownBy(() -> pack(fixture))
        .isInstanceOfSatisfying(
            UserError.class,
            e ->
                assertThat(e.what() + e.why() + e.fix())
                    .contains("packaging.index_url")
                    .doesNotContain("wrong-and-secret"));
  }

  private Fixture fixture(String installer, String word) {
    Fixture fixture = new Fixture(folder.resolve("with-" + installer)).agent();
    fixture.file("requirements.txt", "acore-private-thing==1.0\n");
    fixture.variables.put("WORD", word);
    fixture.variables.put("ACORE_INSTALLER", installer);
    fixture.variables.put("UV_CACHE_DIR", folder.resolve("uv-cache").toString());
    fixture.variables.put("PIP_CACHE_DIR", folder.resolve("pip-cache").toString());
    fixture.variables.put("PATH", TestTools.uv().getParent() + ":" + System.getenv("PATH"));
    return fixture;
  }

  private Artifact pack(Fixture fixture) {
    String url = "http://me:${env:WORD}@127.0.0.1:" + server.getAddress().getPort() + "/simple/";
    return new Packager(
            fixture.environment(), new SystemProcessRunner(fixture.environment()), said::add)
        .pack(
            fixture
                .request()
                .settings(new PackagingSettings(false, List.of(), List.of(), url))
                .build());
  }

  private void answer(String path, String type, byte[] body) {
    HttpContext context =
        server.createContext(
            path,
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", type);
              boolean head = exchange.getRequestMethod().equals("HEAD");
              exchange.sendResponseHeaders(200, head ? -1 : body.length);
              if (!head) {
                exchange.getResponseBody().write(body);
              }
              exchange.close();
            });
    context.setAuthenticator(
        new BasicAuthenticator("index") {
          @Override
          public boolean checkCredentials(String user, String password) {
            return user.equals("me") && password.equals(WORD);
          }
        });
  }

  private static byte[] wheel() throws IOException {
    String info = "acore_private_thing-1.0.dist-info/";
    Map<String, String> files = new TreeMap<>();
    files.put("acore_private_thing/__init__.py", "X = 1\n");
    files.put(
        info + "METADATA", "Metadata-Version: 2.1\nName: acore-private-thing\nVersion: 1.0\n");
    files.put(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    files.put(
        info + "RECORD",
        "acore_private_thing/__init__.py,,\n"
            + (info + "METADATA,,\n")
            + (info + "WHEEL,,\n")
            + (info + "RECORD,,\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
