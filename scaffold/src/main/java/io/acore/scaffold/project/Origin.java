package io.acore.scaffold.project;

import io.acore.scaffold.template.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a project was made from.
 *
 * @param version of the template
 * @param answers to the template's questions
 */
record Origin(String version, Map<String, String> answers) {
  static final String FILE_NAME = ".acore-template.yml";
  static final String VERSION = "template_version";

  static Origin of(Path project) {
    Path file = project.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw ProjectErrors.notFromTemplate(project);
    }
    Map<String, String> answers = new LinkedHashMap<>(YamlFile.texts(file));
    String version = answers.getOrDefault(VERSION, "");
    answers.remove(VERSION);
    return new Origin(version, answers);
  }
}
