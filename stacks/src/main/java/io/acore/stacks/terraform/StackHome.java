package io.acore.stacks.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.stacks.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a stack's files are.
 *
 * <p>What synth writes can be deleted and written again at any time; a local state cannot. So acore
 * keeps it in {@code .acore/state/<stack>/} beside acore.yaml. The synthesized folder still names a
 * state file of its own, for whoever copies it elsewhere and applies it there.
 *
 * @param name the stack's id
 * @param folder where Terraform runs
 * @param keep the project's {@code .acore} folder
 * @param keptName the folder in it for what is kept of this stack
 * @param statePath {@code backend.path}, when the user chose one
 */
public record StackHome(
    String name, Path folder, Path keep, String keptName, Optional<String> statePath) {
  private static final String STATE = "terraform.tfstate";

  /**
   * The home of a stack of a project.
   *
   * @param emulator the address of the emulator that the stack is in; empty for AWS and for the
   *     project's own local cloud
   */
  public static StackHome of(Config config, String name, Path folder, Optional<String> emulator) {
    return new StackHome(
        name,
        folder,
        config.folder().resolve(".acore"),
        name + emulator.map(address -> "@" + address.replaceAll("[^A-Za-z0-9.]+", "-")).orElse(""),
        config.root().section("backend").optionalText("path"));
  }

  /** The synthesized configuration. */
  public JsonNode configuration() {
    try {
      return Json.read(folder.resolve("cdk.tf.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is kept of this stack. */
  public Path kept() {
    try {
      return Kept.folder(keep, "state").resolve(keptName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path plan() {
    return kept().resolve("plan.tfplan");
  }

  /** The state file that acore keeps; empty when the state is elsewhere. */
  public Optional<Path> state(JsonNode configuration) {
    return isLocal(configuration) && statePath.isEmpty()
        ? Optional.of(kept().resolve(STATE))
        : Optional.empty();
  }

  /** Takes over the state of somebody who ran Terraform by hand in the synthesized folder. */
  Optional<Path> takeOver(JsonNode configuration) throws IOException {
    Path before = folder.resolve(STATE);
    Optional<Path> state = state(configuration);
    if (state.isEmpty() || Files.exists(state.get()) || !Files.exists(before)) {
      return Optional.empty();
    }
    Files.createDirectories(kept());
    FileTrees.move(before, state.get());
    return state;
  }

  /**
   * Forgets the state of a local cloud that is no more: all that it names is gone with it.
   *
   * @param cloud tells the one that runs now from all others
   * @return whether there was something to forget
   */
  public boolean forgetOtherThan(String cloud) {
    Path mark = kept().resolve("cloud");
    try {
      boolean forgets =
          Files.exists(kept().resolve(STATE))
              && !(Files.exists(mark) && Files.readString(mark).equals(cloud));
      if (forgets) {
        FileTrees.delete(kept());
      }
      if (!Files.exists(mark)) {
        FileTrees.write(mark, cloud);
      }
      return forgets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLocal(JsonNode configuration) {
    return configuration.at("/terraform/backend").has("local");
  }
}
