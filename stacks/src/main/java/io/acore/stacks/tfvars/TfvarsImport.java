package io.acore.stacks.tfvars;

import io.acore.base.FileTrees;
import io.acore.base.IoReason;
import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.stacks.config.ConfigSchema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An acore.yaml made from a {@code terraform.tfvars}: {@code acore config import}. */
public final class TfvarsImport {
  private static final long LIMIT = 1 << 20;

  private final String name;
  private final List<String> notes = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();

  private TfvarsImport(String name, String text) {
    this.name = name;
    Map<String, Integer> lines = new HashMap<>();
    for (Hcl.Assignment assignment : HclReader.read(name, text)) {
      Integer first = lines.putIfAbsent(assignment.name(), assignment.line());
      if (first == null) {
        add(assignment);
      } else {
        throw new UserError(
            name + ":" + assignment.line() + ":1: `" + assignment.name() + "` is written twice",
            "the first stands in line " + first + ", and only one can count",
            "remove one of them");
      }
    }
    for (String problem : ConfigSchema.problems(body.toString())) {
      notes.add(problem);
    }
  }

  public static TfvarsImport read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw new UserError(
            "there is no file `" + file + "`",
            "`acore config import` reads a terraform.tfvars",
            "name the file: `acore config import terraform.tfvars`");
      }
      if (Files.size(file) > LIMIT) {
        throw new UserError(
            "`" + name + "` is larger than 1 MB",
            "a file with variables is a few pages",
            "name the terraform.tfvars");
      }
      return of(name, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UserError(
          "`" + name + "` is not UTF-8 text", "HCL is UTF-8", "save the file as UTF-8", e);
    } catch (IOException e) {
      throw new UserError("`" + name + "` cannot be read", IoReason.of(e), "check the file", e);
    }
  }

  static TfvarsImport of(String name, String text) {
    return new TfvarsImport(name, text);
  }

  /** What the user has to do by hand, one sentence each; empty when all was taken over. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The text of the acore.yaml. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append("# Made from ").append(name).append(" by `acore config import`\n");
    if (!notes.isEmpty()) {
      text.append("#\n# To do by hand:\n");
      for (String note : notes) {
        text.append("# - ").append(note.replace("\n", " ")).append('\n');
      }
    }
    return text.append('\n').append(body).toString();
  }

  /** Writes the text; a file that is there already stays as it is. */
  public void writeTo(Path file) {
    if (Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new UserError(
          "`" + file.getFileName() + "` is there already",
          "an import never overwrites a file",
          "name another one with `--out FILE`, or move it away");
    }
    try {
      FileTrees.write(file, render());
    } catch (IOException e) {
      throw new UserError(
          "`" + file + "` cannot be written", IoReason.of(e), "check the folder", e);
    }
  }

  private void add(Hcl.Assignment assignment) {
    for (String comment : assignment.comments()) {
      // A stray control character would end the comment for YAML.
      String words = comment.replaceAll("\\p{Cntrl}", " ").strip();
      body.append(words.isEmpty() ? "#\n" : "# " + words + "\n");
    }
    String key = assignment.name();
    if (!ConfigSchema.keys().contains(key)) {
      String meant =
          Suggestions.didYouMean(key, ConfigSchema.keys()).map(it -> "; " + it).orElse("");
      leaveOut(assignment, "acore.yaml has no key `" + key + "`" + meant);
      return;
    }
    Hcl value = fitted(key, assignment.value());
    if (value instanceof Hcl.Null) {
      leaveOut(assignment, "`" + key + "` is null, which is to say: not set");
    } else if (Expressions.first(value).isPresent()) {
      leaveOut(assignment, Expressions.advice(key, Expressions.first(value).get()));
    } else {
      body.append(YamlText.entry(key, value, ""));
    }
  }

  private void leaveOut(Hcl.Assignment assignment, String why) {
    notes.add(name + ":" + assignment.line() + ": " + why);
    body.append("# ").append(assignment.name()).append(": see line ");
    body.append(assignment.line()).append(" of ").append(name).append('\n');
  }

  // Terraform turns numbers and booleans into text where text is wanted, and older set-ups give
  // targets as a map by name.
  private static Hcl fitted(String key, Hcl value) {
    if (key.equals("mcp_targets") && value instanceof Hcl.Block targets) {
      List<Hcl> list = new ArrayList<>();
      targets
          .entries()
          .forEach(
              (target, each) -> {
                Map<String, Hcl> entries = new LinkedHashMap<>();
                entries.put("name", new Hcl.Text(target));
                if (each instanceof Hcl.Block block) {
                  entries.putAll(block.entries());
                }
                list.add(each instanceof Hcl.Block ? new Hcl.Block(entries) : each);
              });
      return new Hcl.Items(list);
    }
    if (key.equals("tags") && value instanceof Hcl.Block tags) {
      Map<String, Hcl> texts = new LinkedHashMap<>();
      tags.entries().forEach((tag, each) -> texts.put(tag, asText(each)));
      return new Hcl.Block(texts);
    }
    return switch (ConfigSchema.type(key)) {
      case "string" -> asText(value);
      case "boolean" ->
          value instanceof Hcl.Text text && text.value().matches("true|false")
              ? new Hcl.Flag(Boolean.parseBoolean(text.value()))
              : value;
      case "integer" ->
          value instanceof Hcl.Text text && text.value().matches("[0-9]{1,9}")
              ? new Hcl.Digits(text.value())
              : value;
      default -> value;
    };
  }

  private static Hcl asText(Hcl value) {
    if (value instanceof Hcl.Digits number) {
      return new Hcl.Text(number.written());
    }
    return value instanceof Hcl.Flag flag ? new Hcl.Text(String.valueOf(flag.value())) : value;
  }
}
