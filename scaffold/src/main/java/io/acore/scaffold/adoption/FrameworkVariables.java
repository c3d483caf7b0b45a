package io.acore.scaffold.adoption;

import io.acore.scaffold.template.YamlFile;
import io.acore.stacks.tfvars.TfvarsImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project of the Terraform framework: its {@code terraform.tfvars}, and the code that it names.
 */
record FrameworkVariables(Path file) {
  private static final String SOURCE_PATH = "runtime_source_path";

  Adoption adopt() {
    if (!Files.isRegularFile(file)) {
      throw AdoptionErrors.noFile(file, "`--from-tfvars` reads a `terraform.tfvars`");
    }
    TfvarsImport imported = TfvarsImport.read(file);
    String text = imported.render();
    Map<String, Object> values = YamlFile.parse("acore.yaml", text);
    Map<String, String> answers = new LinkedHashMap<>();
    for (String name : List.of("agent_name", "region", "owner")) {
      if (values.get(name) instanceof String value) {
        answers.put(name, value);
      }
    }
    List<String> notes = new ArrayList<>(imported.notes());
    String written = Yaml.text(values, SOURCE_PATH);
    Optional<Path> code =
        Optional.of(file.resolveSibling(written)).filter(it -> !written.isEmpty());
    if (code.isEmpty() || !Files.isDirectory(code.get())) {
      notes.add(
          "there is no folder `" + written + "` to take the code from; the template's is used");
      code = Optional.empty();
    }
    String line = SOURCE_PATH + ": " + Adoption.SOURCE;
    text =
        written.isEmpty()
            ? text + line + "\n"
            : text.replaceFirst("(?m)^" + SOURCE_PATH + ":.*$", line);
    return new Adoption(answers, text, code, notes);
  }
}
