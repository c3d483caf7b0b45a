package io.acore.distribution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Cuts the Node package inside the provider's jar. */
final class SlimPackage {
  private static final String ASSEMBLY = "package/.jsii";
  private static final String EAGER_INDEX = "package/lib/index.js";
  private static final String LAZY_INDEX = "package/lib/lazy-index.js";
  private static final Set<String> PLAIN =
      Set.of("package/package.json", "package/LICENSE", "package/README.md");
  private static final Pattern MODULE = Pattern.compile("package/lib/([^/]+)/.+\\.js");
  private static final Pattern LAZY = Pattern.compile(".*exports, '([^']+)', .*");
  // The maps are larger than the code, and Node reads them with it.
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$\\R?");

  private SlimPackage() {}

  /**
   * @param submodules the jsii names ({@code iamRole}) to keep
   * @param packages the Java names ({@code iam_role}) of the same
   */
  static void cut(InputStream in, OutputStream out, Set<String> submodules, Set<String> packages)
      throws IOException {
    Set<String> folders =
        packages.stream().map(name -> name.replace('_', '-')).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>(folders);
    try (TarReader from = new TarReader(new GZIPInputStream(in, 1 << 16));
        TarWriter to = new TarWriter(out)) {
      for (String name = from.next(); !name.isEmpty(); name = from.next()) {
        Matcher module = MODULE.matcher(name);
        if (name.equals(ASSEMBLY)) {
          to.put(name, assembly(from.contents(), submodules));
        } else if (name.equals(LAZY_INDEX)) {
          to.put(EAGER_INDEX, index(text(from), submodules));
        } else if (PLAIN.contains(name)) {
          to.put(name, from.contents().readAllBytes());
        } else if (module.matches() && folders.contains(module.group(1))) {
          missing.remove(module.group(1));
          to.put(
              name, SOURCE_MAP.matcher(text(from)).replaceAll("").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("the provider's package has no folders " + missing);
    }
  }

  private static String text(TarReader from) throws IOException {
    return new String(from.contents().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The lazy index in the place of the eager one; lines that export nothing stay. */
  private static byte[] index(String lazy, Set<String> submodules) {
    return SOURCE_MAP
        .matcher(lazy)
        .replaceAll("")
        .lines()
        .filter(
            line -> {
              Matcher export = LAZY.matcher(line);
              return !export.matches() || submodules.contains(export.group(1));
            })
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Streams, because the whole of it is 134 MB. */
  private static byte[] assembly(InputStream in, Set<String> submodules) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonFactory json = new JsonFactory();
    try (JsonParser from = json.createParser(in);
        JsonGenerator to = json.createGenerator(bytes)) {
      from.nextToken();
      to.writeStartObject();
      while (from.nextToken() != JsonToken.END_OBJECT) {
        String field = from.currentName();
        from.nextToken();
        to.writeFieldName(field);
        if (field.equals("types") || field.equals("submodules")) {
          copyMembers(from, to, name -> submodules.contains(submodule(name)));
        } else {
          to.copyCurrentStructure(from);
        }
      }
      to.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void copyMembers(JsonParser from, JsonGenerator to, Predicate<String> wanted)
      throws IOException {
    to.writeStartObject();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      String name = from.currentName();
      from.nextToken();
      if (wanted.test(name)) {
        to.writeFieldName(name);
        to.copyCurrentStructure(from);
      } else {
        from.skipChildren();
      }
    }
    to.writeEndObject();
  }

  /** {@code iamRole} of {@code @cdktf/provider-aws.iamRole.IamRole}. */
  private static String submodule(String name) {
    String[] parts = name.split("\\.", 3);
    return parts[1];
  }
}
