package io.acore.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
  @Test
  void readsLinesWithTheEndsOfEverySystemAndTheLastWithoutOne() throws IOException {
    assertThat(lines("one\ntwo\r\n\nlast")).containsExactly("one", "two", "", "last");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void cutsALineThatDoesNotEnd() throws IOException {
    List<String> lines = lines("x".repeat(3 * LineReader.LONGEST + 1));
    assertThat(lines).hasSize(4).allMatch(line -> line.length() <= LineReader.LONGEST);
  }

  private static List<String> lines(String text) throws IOException {
    LineReader reader = new LineReader(new StringReader(text));
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }
}
