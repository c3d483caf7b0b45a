package io.acore.packaging.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExclusionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "*.csv, data/x.csv, true",
    "*.csv, data/x.csvs, false",
    "/x.csv, x.csv, true",
    "/x.csv, data/x.csv, false",
    "data/*.csv, data/x.csv, true",
    "data/*.csv, a/data/x.csv, false",
    "**/data/*.csv, a/b/data/x.csv, true",
    "data/**, data/a/b, true",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "file[0-9].txt, file7.txt, true",
    "file[!0-9].txt, file7.txt, false",
    "file?.txt, fileA.txt, true",
    "file?.txt, file/.txt, false",
    "a.b, axb, false",
    "logs/, logs, false",
  })
  void patternsMeanWhatTheyMeanInGit(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern, true).matches(path, false)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void comparingNamesGivesWhatAnExpressionGives(boolean caseMatters) {
    List<String> patterns = new ArrayList<>(Exclusions.FLOOR);
    patterns.addAll(List.of("*", "a*", "*a", "/a*", "/*a", "a", "/a", "a/b", "*.*", "a\\*", ""));
    List<String> paths = new ArrayList<>();
    for (String pattern : patterns) {
      String name = pattern.replace("*", "x").replace("/", "");
      for (String path :
          List.of(name, name + "y", "y" + name, name.substring(Math.min(1, name.length())))) {
        paths.addAll(
            List.of(path, "d/" + path, path + "/d", path.toUpperCase(Locale.ROOT), "d/e/" + path));
      }
    }
    for (String pattern : patterns) {
      String glob = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
      Predicate<String> expected = PathPattern.expression(glob, caseMatters);
      PathPattern actual = PathPattern.of(pattern, caseMatters);
      for (String path : paths) {
        assertThat(actual.matches(path, true))
            .as(pattern + " on " + path)
            .isEqualTo(expected.test(path));
      }
    }
  }

  @Test
  void laterLinesTakeBackTheUsersOwnAndNeverTheFloor() throws IOException {
    Files.writeString(
        folder.resolve(".acoreignore"), "*.csv\n!keep.csv\n!.env\n# comment\n\n\\#odd\n");
    Exclusions exclusions = Exclusions.of(folder, List.of("*.parquet"));
    assertThat(exclusions.reason("x.csv", false)).contains(".acoreignore:1: *.csv");
    assertThat(exclusions.reason("keep.csv", false)).isEmpty();
    assertThat(exclusions.reason(".env", false)).contains("floor: .env*");
    assertThat(exclusions.reason("#odd", false)).contains(".acoreignore:6: \\#odd");
    assertThat(exclusions.reason("a/b.parquet", false)).contains("packaging.exclude: *.parquet");
    assertThat(exclusions.reason("environment.py", false)).isEmpty();
    assertThat(exclusions.reason("contests/x.py", false)).isEmpty();
  }
}
