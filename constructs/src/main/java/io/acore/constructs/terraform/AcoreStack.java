package io.acore.constructs.terraform;

import com.hashicorp.cdktf.TerraformStack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** A Terraform stack that also takes blocks the CDKTF bindings have no class for. */
public class AcoreStack extends TerraformStack {
  private final Map<String, Map<String, Object>> blocks = new TreeMap<>();
  private final Map<String, Object> locals = new TreeMap<>();
  private final java.util.List<Object> removed = new java.util.ArrayList<>();

  public AcoreStack(Construct scope, String id) {
    super(scope, id);
  }

  /** The stack that a construct lives in. */
  public static AcoreStack of(Construct construct) {
    if (TerraformStack.of(construct) instanceof AcoreStack stack) {
      return stack;
    }
    throw new IllegalStateException(
        construct.getNode().getPath() + " is not inside an AcoreStack; make one in an AcoreApp");
  }

  /**
   * Adds one block.
   *
   * @param block {@code resource}, {@code data}, {@code output} or {@code variable}
   * @param type the resource type; for outputs and variables their name
   * @param name the resource's name
   * @param body rendered with {@link Terraform#render}
   */
  public final void block(Block block, String type, String name, Map<String, ?> body) {
    Map<String, Object> named =
        blocks.computeIfAbsent(block.word() + "." + type, key -> new TreeMap<>());
    if (named.put(name, Terraform.render(body)) != null) {
      throw new IllegalStateException("two blocks at " + block.word() + "." + type + "." + name);
    }
  }

  /** Adds an output. */
  public final void output(String name, Object value) {
    if (blocks
            .computeIfAbsent("output", key -> new TreeMap<>())
            .put(name, Terraform.render(Map.of("value", value)))
        != null) {
      throw new IllegalStateException("two outputs named " + name);
    }
  }

  /** Adds a local value; returns the reference to it. */
  public final Expression local(String name, Object value) {
    if (locals.put(name, Terraform.render(value)) != null) {
      throw new IllegalStateException("two locals named " + name);
    }
    return Expression.reference("local." + name);
  }

  /** Adds a {@code removed} block. */
  public final void removed(Map<String, ?> body) {
    removed.add(Terraform.render(body));
  }

  /**
   * Hands the collected blocks to the kernel; {@link AcoreApp#synth} calls it once, just before
   * synthesis.
   */
  final void flush() {
    blocks.forEach(this::addOverride);
    if (!locals.isEmpty()) {
      addOverride("locals", new LinkedHashMap<>(locals));
    }
    if (!removed.isEmpty()) {
      addOverride("removed", java.util.List.copyOf(removed));
    }
    blocks.clear();
    locals.clear();
    removed.clear();
  }
}
