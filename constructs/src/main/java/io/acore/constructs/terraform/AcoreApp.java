package io.acore.constructs.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The root of a program that synthesizes {@link AcoreStack}s. */
public class AcoreApp extends App {
  private final List<AcoreStack> stacks = new ArrayList<>();
  private final Path outputDirectory;

  public AcoreApp(Path outputDirectory) {
    super(config(outputDirectory));
    this.outputDirectory = outputDirectory;
  }

  /** Runs before the constructor of {@code App}, which is the first to need the kernel. */
  private static AppConfig config(Path outputDirectory) {
    Kernel.await();
    return AppConfig.builder().outdir(outputDirectory.toString()).stackTraces(false).build();
  }

  /** Remembers a stack, so that its blocks are a part of the synthesis. */
  public final <T extends AcoreStack> T add(T stack) {
    stacks.add(stack);
    return stack;
  }

  /** Writes every stack to the output folder. */
  public final void synthesize() {
    resolve()
        .forEach(
            (stack, terraform) -> {
              try {
                FileTrees.write(file(stack), Json.pretty(terraform));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /**
   * Every stack's Terraform, for a caller that writes {@code cdk.tf.json} itself; what lies beside
   * it is written.
   */
  public final Map<AcoreStack, JsonNode> resolve() {
    stacks.forEach(AcoreStack::flush);
    synth();
    Map<AcoreStack, JsonNode> resolved = new LinkedHashMap<>();
    for (AcoreStack stack : stacks) {
      stack.writeFiles(outputDirectory);
      try {
        ObjectNode terraform = (ObjectNode) Json.read(file(stack));
        stack.addTo(terraform);
        resolved.put(stack, terraform);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return resolved;
  }

  private Path file(AcoreStack stack) {
    return stack.folder(outputDirectory).resolve("cdk.tf.json");
  }
}
