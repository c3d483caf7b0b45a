package io.acore.constructs.terraform;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** Remembers a stack, so that its blocks are flushed before synthesis. */
  public final <T extends AcoreStack> T add(T stack) {
    stacks.add(stack);
    return stack;
  }

  /** Writes every stack to the output folder. */
  public final void synthesize() {
    stacks.forEach(AcoreStack::flush);
    synth();
    stacks.forEach(stack -> stack.writeFiles(outputDirectory));
  }
}
