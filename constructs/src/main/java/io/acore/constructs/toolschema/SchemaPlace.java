package io.acore.constructs.toolschema;

import io.acore.base.UserError;

/** Where in a tool schema something is: {@code tools.json: [0].inputSchema.properties.city}. */
record SchemaPlace(String text) {
  SchemaPlace at(String member) {
    return new SchemaPlace(text + (text.endsWith(": ") ? "" : ".") + member);
  }

  SchemaPlace at(int index) {
    return new SchemaPlace(text + "[" + index + "]");
  }

  UserError error(String what, String why, String fix) {
    return new UserError("`" + text + "` " + what, why, fix);
  }
}
