package io.acore.stacks.config;

import io.acore.base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the bytes: a configuration or a UserError, never anything else. */
final class LoaderPropertyTest {
  private static final String[] PIECES = {
    "agent_name",
    "region",
    "runtime",
    "environments",
    "mcp_targets",
    "tags",
    "identity",
    "policy",
    ":",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
    "<<",
    "---",
    "...",
    "?",
    "#",
    "\t",
    "%",
    "@",
    "`",
    "~",
    "true",
    "yes",
    "012",
    "1e9",
    "-",
    "us-east-1",
    "${env:X}",
    "${",
    "\uFEFF",
    "\0",
    "\uD800",
    "\u2028",
    "\u0085",
    "null",
    ".inf",
  };

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("acore-config");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("acore.yaml"));
    Files.delete(folder);
  }

  @Property(tries = 200)
  void anyBytes(@ForAll @Size(max = 200) byte[] bytes) {
    load(bytes, "", List.of());
  }

  @Property(tries = 200)
  void anyText(@ForAll @StringLength(max = 200) String text) {
    load(text.getBytes(StandardCharsets.UTF_8), "", List.of());
  }

  @Property(tries = 800)
  void anythingMadeOfYaml(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    load(text.toString().getBytes(StandardCharsets.UTF_8), "", List.of());
  }

  @Property(tries = 200)
  void anyDocumentThatFollowsTheSchemaMoreOrLess(@ForAll long seed) {
    Object document = new RandomDocuments(Schema.load(), new Random(seed)).document();
    byte[] json = CanonicalJson.write(document).getBytes(StandardCharsets.UTF_8);
    load(json, "prod", List.of());
  }

  @Property(tries = 300)
  void anySetting(@ForAll @StringLength(max = 40) String setting, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> sets = new ArrayList<>(List.of(setting));
    sets.add(PIECES[random.nextInt(8)] + "." + PIECES[random.nextInt(8)] + "=" + setting);
    byte[] good =
        "agent_name: a\nregion: us-east-1\nruntime_source_path: .\n"
            .getBytes(StandardCharsets.UTF_8);
    load(good, "", sets);
    load(good, setting, List.of());
  }

  private static void load(byte[] bytes, String environment, List<String> sets) {
    try {
      Files.write(folder.resolve("acore.yaml"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      ConfigShow.of(ConfigLoader.load(folder, environment, sets)).table();
    } catch (UserError e) {
      e.render();
    }
  }
}
