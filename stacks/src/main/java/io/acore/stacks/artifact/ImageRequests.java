package io.acore.stacks.artifact;

import io.acore.packaging.image.BaseImage;
import io.acore.packaging.image.ImageRequest;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.Section;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The same request for {@code acore package} and for synth, so that both make the same image. */
public final class ImageRequests {
  // Where AgentCore looks for an agent, by what it speaks.
  private static final Map<String, Integer> PORTS = Map.of("MCP", 8000, "A2A", 9000);

  private ImageRequests() {}

  /** Whether the agent becomes an image here, not a zip. */
  public static boolean wanted(Config config) {
    return config.root().section("runtime").text("artifact").equals("container");
  }

  /** The agent's image. */
  public static ImageRequest runtime(Config config) {
    Section runtime = config.root().section("runtime");
    Optional<Path> dockerfile = runtime.optionalFile("dockerfile");
    return new ImageRequest(
        PackageRequests.runtime(config),
        dockerfile.isPresent()
            ? Optional.empty()
            : config
                .root()
                .section("packaging")
                .optionalText("base_image")
                .map(text -> BaseImage.of(text, config.folder())),
        dockerfile,
        runtime.texts("entry_point"),
        PORTS.getOrDefault(runtime.text("protocol"), 8080));
  }
}
