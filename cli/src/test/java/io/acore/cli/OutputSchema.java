package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published schema of what {@code --json} prints. */
final class OutputSchema {
  private static final Path FILE = Pages.ROOT.resolve("docs/reference/output.schema.json");

  private OutputSchema() {}

  /** Fails when a document is not as the schema says of a command. */
  static void holds(String command, String document) throws IOException {
    ObjectNode schema = (ObjectNode) Json.parse(Files.readString(FILE));
    assertThat(schema.path("$defs").has(command)).as(command).isTrue();
    schema.put("$ref", "#/$defs/" + command.replace(" ", "%20"));
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON)
            .validate(document, InputFormat.JSON);
    assertThat(errors).as("%s\n%s", command, document).isEmpty();
  }
}
