package io.acore.packaging.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample is put together here, so that no scanner of this repository takes it for real. */
final class SecretScanTest {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";

  @TempDir Path folder;
  private final Random random = new Random(42);

  @Test
  void findsEveryKindInTwoHundredTrees() throws IOException {
    for (int tree = 0; tree < 200; tree++) {
      List<String> samples = samples();
      String planted = samples.get(tree % samples.size());
      Path root = Files.createDirectory(folder.resolve("tree" + tree));
      for (int i = 0; i < 5; i++) {
        Files.writeString(root.resolve("clean" + i + ".py"), "x = '" + letters(30) + "'\n");
      }
      Path nested = Files.createDirectories(root.resolve("a/b"));
      String[] names = {"settings.py", "notes.md", "data.json", "Makefile", "prompt.txt"};
      Path file = nested.resolve(names[random.nextInt(names.length)]);
      Files.writeString(file, "first = 1\nvalue = '" + planted + "'\n");
      SourceTree scanned = SourceTree.scan(root, Exclusions.of(root, List.of()));
      assertThatThrownBy(() -> SecretScan.refuse(scanned.files()))
          .as(planted)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("a/b/" + file.getFileName() + ":2: ")
          .hasMessageNotContaining(planted);
    }
  }

  @Test
  void leavesOrdinaryCodeAlone() throws IOException {
    Files.writeString(
        folder.resolve("main.py"),
        """
        import os
        api_key = os.environ["API_KEY"]
        password = get_secret("arn:aws:secretsmanager:eu-central-1:111111111111:secret:x")
        url = f"https://{user}:{password}@example.com/"
        other = "https://${USER}:${PASSWORD}@example.com"
        digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        documented = "AKIAIOSFODNN7EXAMPLE"
        sha = "9fceb02d0ae598e95dc970b74767f19372d61af8"
        name = "sk-learn-compatible-estimator"
        time = "http://localhost:8080/a:b@c"
        """);
    SecretScan.refuse(SourceTree.scan(folder, Exclusions.of(folder, List.of())).files());
    assertThat(folder).isNotEmptyDirectory();
  }

  private List<String> samples() {
    List<String> samples = new ArrayList<>();
    samples.add("AKIA" + upper(16));
    samples.add("ASIA" + upper(16));
    samples.add("aws_secret_access_key = " + letters(40));
    samples.add("ABSK" + letters(80));
    samples.add("-----BEGIN " + "RSA PRIVATE KEY-----");
    samples.add("-----BEGIN " + "PRIVATE KEY-----");
    samples.add("ghp_" + letters(36));
    samples.add("github_pat_" + letters(60));
    samples.add("glpat-" + letters(20));
    samples.add("xoxb-" + letters(24));
    samples.add(
        "https://hooks.slack.com/services/" + "T" + upper(8) + "/B" + upper(8) + "/" + letters(24));
    samples.add("sk-ant-" + letters(40));
    samples.add("sk-proj-" + letters(20) + "T3Blbk" + "FJ" + letters(20));
    samples.add("sk-" + letters(48));
    samples.add("AIza" + letters(35));
    samples.add("GOCSPX-" + letters(28));
    samples.add("AGE-SECRET-KEY-1" + upper(58));
    samples.add("tvly-dev-" + letters(32));
    samples.add("SK" + hex(32));
    samples.add("AWS_SECRET_KEY: '" + letters(40) + "'");
    samples.add("-----BEGIN " + "PGP PRIVATE KEY BLOCK-----");
    samples.add("gho_" + letters(36));
    samples.add("sk_live_" + letters(24));
    samples.add("npm_" + letters(36));
    samples.add("pypi-" + letters(60));
    samples.add("hf_" + letters(34));
    samples.add("SG." + letters(22) + "." + letters(43));
    samples.add("dapi" + hex(32));
    samples.add("dop_v1_" + hex(64));
    samples.add("hvs." + letters(30));
    samples.add("AccountKey=" + letters(86) + "==");
    samples.add("lsv2_pt_" + hex(32) + "_" + hex(10));
    samples.add("postgres://admin:" + letters(12) + "@db.internal/x");
    samples.add("eyJ" + letters(20) + ".eyJ" + letters(40) + "." + letters(40));
    return samples;
  }

  private String upper(int count) {
    return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count);
  }

  private String letters(int count) {
    return pick(LETTERS, count);
  }

  private String hex(int count) {
    return pick(HEX, count);
  }

  private String pick(String from, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(from.charAt(random.nextInt(from.length())));
    }
    return out.toString();
  }
}
