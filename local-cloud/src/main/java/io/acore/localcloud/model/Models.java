package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which model answers: what the last deploy wrote beside the state, or what the environment says.
 * Read for each request, so that a script is tried as soon as it is saved.
 */
final class Models {
  private static final String SETTINGS = "settings.json";

  private final Path folder;
  private final Environment environment;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Models(Path folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Model model() throws ModelError {
    Optional<String> script = setting("ACORE_LOCAL_MODEL_SCRIPT", "modelScript");
    if (script.isPresent()) {
      Path file = environment.resolve(script.get());
      return new ScriptedModel(ScriptReader.read(file.toString(), text(file)));
    }
    Optional<String> url = setting("ACORE_LOCAL_MODEL_URL", "modelUrl");
    if (url.isEmpty()) {
      return new EchoModel();
    }
    String name = setting("ACORE_LOCAL_MODEL_NAME", "modelName").orElse("");
    try {
      return new ForwardedModel(
          client, url.get(), name, environment.variable("ACORE_LOCAL_MODEL_KEY"));
    } catch (IllegalArgumentException e) {
      throw ModelError.invalid("`local.model_url` is no address: " + e.getMessage());
    }
  }

  private static String text(Path file) throws ModelError {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw ModelError.invalid("There is no script `" + file + "`");
    } catch (IOException e) {
      throw ModelError.invalid("The script `" + file + "` cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> setting(String variable, String name) throws ModelError {
    Optional<String> value = environment.variable(variable).filter(it -> !it.isEmpty());
    if (value.isPresent()) {
      return value;
    }
    Path file = folder.resolve(SETTINGS);
    try {
      JsonNode settings = Files.exists(file) ? Json.read(file) : Json.parse("{}");
      return Optional.ofNullable(settings.path(name).textValue()).filter(it -> !it.isEmpty());
    } catch (IOException e) {
      throw ModelError.invalid("`" + file + "` cannot be read: " + e.getMessage());
    }
  }
}
