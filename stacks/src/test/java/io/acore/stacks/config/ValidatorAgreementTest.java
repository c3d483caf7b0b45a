package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our validator and an independent one say yes and no to the same documents. */
final class ValidatorAgreementTest {
  private static final long SEED = 20260101L;
  private static final int DOCUMENTS = 800;

  private final Schema ours = Schema.load();
  private final com.networknt.schema.Schema theirs =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ConfigSchema.render(), InputFormat.JSON);

  @Test
  void onTheFilesOfTheOtherTests() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/config/bad"))) {
      for (Path file : files.sorted().toList()) {
        List<Problem> unreadable = new ArrayList<>();
        YamlReader.read("acore.yaml", Files.readString(file), unreadable)
            .filter(item -> unreadable.isEmpty())
            .ifPresent(item -> agree(item, file.toString()));
      }
    }
  }

  @Test
  void onRandomDocuments() {
    RandomDocuments random = new RandomDocuments(ours, new Random(SEED));
    int valid = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      Item item = item(random.document());
      valid += agree(item, "document " + i) ? 1 : 0;
    }

    assertThat(valid).as("both kinds occur").isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
  }

  private boolean agree(Item item, String name) {
    List<Problem> problems = Validator.validate(item, ours, Validator.Extent.WHOLE);
    Object plain = item.plain();
    String json = plain == null ? "null" : Json.compact(plain);
    var errors = theirs.validate(json, InputFormat.JSON);

    assertThat(problems.isEmpty())
        .as("%s: %s%nours: %s%ntheirs: %s", name, json, problems, errors)
        .isEqualTo(errors.isEmpty());
    return problems.isEmpty();
  }

  private static Item item(@Nullable Object value) {
    Source source = Source.DEFAULT;
    if (value instanceof Map<?, ?> map) {
      Map<String, Item.Entry> entries = new LinkedHashMap<>();
      map.forEach((key, child) -> entries.put((String) key, new Item.Entry(source, item(child))));
      return new Item.Block(entries, source);
    }
    if (value instanceof List<?> list) {
      List<Item> items = new ArrayList<>();
      list.forEach(child -> items.add(item(child)));
      return new Item.Items(items, source);
    }
    return new Item.Scalar(value, String.valueOf(value), true, source);
  }
}
