package io.acore.constructs.gateway;

import io.acore.base.UserError;
import io.acore.constructs.document.Document;
import java.nio.file.Path;

/** Reads API documents, so far as to see that they are what they should be. */
final class ApiSchemaFile {
  private ApiSchemaFile() {}

  static String openApi(Path file) {
    return read(file, "OpenAPI document", "openapi", "3.", "`openapi: 3.0.3` and `paths`");
  }

  static String smithy(Path file) {
    return read(file, "Smithy model", "smithy", "2", "`\"smithy\": \"2.0\"` and `shapes`");
  }

  private static String read(
      Path file, String noun, String member, String version, String expected) {
    Document document = Document.read(noun, file);
    Object found = document.map().map(map -> (Object) map.get(member)).orElse("none");
    if (!String.valueOf(found).startsWith(version)) {
      throw new UserError(
          "`" + file + "` is not a " + noun + " that AgentCore takes",
          "its `" + member + "` is " + found + ", and AgentCore takes " + version + "x",
          "name a file that begins with " + expected);
    }
    return document.text();
  }
}
