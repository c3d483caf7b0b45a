package io.acore.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cut provider gives the same Terraform as the whole one. */
class SlimProviderIT {
  private static final Path WHOLE = jarOf(AwsProvider.class);

  @TempDir Path temporary;
  private Path sample;

  @BeforeEach
  void packTheSample() throws IOException {
    sample = temporary.resolve("sample.jar");
    String name = Sample.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(sample))) {
      out.putNextEntry(new JarEntry(name));
      out.write(Files.readAllBytes(jarOf(Sample.class).resolve(name)));
    }
  }

  @Test
  void findsTheResourceTypesInTheClassesOfAProgram() throws IOException {
    assertThat(ProviderModules.usedBy(List.of(sample, WHOLE), WHOLE))
        .isEqualTo(
            new TreeSet<>(
                Set.of("data_aws_iam_policy_document", "iam_role", "provider", "s3_bucket")));
  }

  @Test
  void synthesizesTheSameBytesFromAHundredthOfTheSize() throws IOException {
    Path slim = cut("slim.jar");

    assertThat(Files.size(slim)).isLessThan(Files.size(WHOLE) / 40);
    assertThat(synthesized(slim)).isEqualTo(synthesized(WHOLE)).hasSizeGreaterThan(1);
  }

  @Test
  void cutsToTheSameBytesEachTime() throws IOException {
    assertThat(Sha256.of(Files.readAllBytes(cut("one.jar"))))
        .isEqualTo(Sha256.of(Files.readAllBytes(cut("two.jar"))));
  }

  private Path cut(String name) throws IOException {
    Path slim = temporary.resolve(name);
    SlimProvider.cut(WHOLE, slim, ProviderModules.usedBy(List.of(sample), WHOLE));
    return slim;
  }

  private Map<String, String> synthesized(Path provider) throws IOException {
    Path out = Files.createTempDirectory(temporary, "out");
    List<String> classPath = new ArrayList<>(List.of(sample.toString(), provider.toString()));
    for (String entry :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
      if (!Path.of(entry).equals(WHOLE)) {
        classPath.add(entry);
      }
    }
    ProcessResult result =
        new SystemProcessRunner(Environment.system())
            .run(
                ProcessRequest.of(
                        "java",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        Sample.class.getName(),
                        out.toString())
                    .in(temporary));
    assertThat(result.ok()).as(result.stderr()).isTrue();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walked = Files.walk(out)) {
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
