package io.acore.constructs.terraform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.TerraformStack;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.constructs.Construct;

/** A Terraform stack that also takes blocks the CDKTF bindings have no class for. */
public class AcoreStack extends TerraformStack {
  private final Map<String, Map<String, Object>> blocks = new TreeMap<>();
  private final Map<String, Object> locals = new TreeMap<>();
  private final List<Object> removed = new ArrayList<>();
  private final List<Runnable> lastSteps = new ArrayList<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private Map<String, String> tags = Map.of();
  private Optional<String> provider = Optional.empty();

  private final Map<String, String> files = new TreeMap<>();
  private final String id;

  public AcoreStack(Construct scope, String id) {
    super(scope, id);
    this.id = id;
  }

  /** The stack that a construct lives in. */
  public static AcoreStack of(Construct construct) {
    Construct each = construct;
    while (each instanceof PlacedConstruct placed) {
      each = placed.placedIn();
    }
    if (each instanceof AcoreStack stack) {
      return stack;
    }
    if (TerraformStack.of(each) instanceof AcoreStack stack) {
      return stack;
    }
    throw new IllegalStateException(
        construct.getNode().getPath() + " is not inside an AcoreStack; make one in an AcoreApp");
  }

  /** Gives every taggable native resource made from now on these tags. */
  public final void tagResources(Map<String, String> tags) {
    this.tags = Map.copyOf(new TreeMap<>(tags));
  }

  /**
   * The tags of a native resource, sorted by key; empty when the provider puts them on by itself.
   */
  public final Optional<Map<String, String>> tags() {
    return tags.isEmpty() ? Optional.empty() : Optional.of(new TreeMap<>(tags));
  }

  /** The one value of this type that everything in the stack shares; made when first asked for. */
  public final <T> T shared(Class<T> type, Function<AcoreStack, T> make) {
    Object known = shared.get(type);
    if (known == null) {
      known = make.apply(this);
      shared.put(type, known);
    }
    return type.cast(known);
  }

  /**
   * Makes constructs whose native resources belong to another provider than the stack's default
   * one; a resource that names one itself keeps it. IAM is the same everywhere and stays as it is.
   *
   * @param provider such as {@code aws.bff}
   */
  public final <T> T in(String provider, Supplier<T> make) {
    Optional<String> before = this.provider;
    this.provider = Optional.of(provider);
    try {
      return make.get();
    } finally {
      this.provider = before;
    }
  }

  /**
   * Runs when everything is known, just before synthesis; what collects (a role's statements) emits
   * then.
   */
  public final void atEnd(Runnable step) {
    lastSteps.add(step);
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
    if (named.put(name, Terraform.render(placed(block, type, body))) != null) {
      throw new IllegalStateException("two blocks at " + block.word() + "." + type + "." + name);
    }
  }

  private Map<String, ?> placed(Block block, String type, Map<String, ?> body) {
    if (provider.isEmpty()
        || block != Block.RESOURCE
        || !type.startsWith("aws_")
        || type.startsWith("aws_iam_")
        || body.containsKey("provider")) {
      return body;
    }
    Map<String, Object> placed = new HashMap<>(body);
    placed.put("provider", provider.get());
    return placed;
  }

  /** The names of the blocks of one type so far. */
  public final Set<String> names(Block block, String type) {
    return Set.copyOf(blocks.getOrDefault(block.word() + "." + type, Map.of()).keySet());
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

  /**
   * Adds a file that goes beside {@code cdk.tf.json}; in Terraform it is at {@code
   * ${path.module}/<path>}.
   */
  public final void file(String path, String text) {
    files.put(path, text);
  }

  /** Whether such a file was added. */
  public final boolean hasFile(String path) {
    return files.containsKey(path);
  }

  /** Adds a {@code removed} block; it names what is gone, so it has no tokens. */
  public final void removed(Map<String, ?> body) {
    Object rendered = Terraform.render(body);
    if (Tokens.in(rendered)) {
      throw new IllegalArgumentException("a removed block with a token: " + rendered);
    }
    removed.add(rendered);
  }

  final Path folder(Path outputDirectory) {
    return outputDirectory.resolve("stacks").resolve(id);
  }

  /** Writes the added files into the stack's folder, after synthesis has made it. */
  final void writeFiles(Path outputDirectory) {
    files.forEach(
        (path, text) -> {
          try {
            FileTrees.write(folder(outputDirectory).resolve(path), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Runs the last steps and hands to the kernel what only it can resolve: the blocks with tokens in
   * them. {@link AcoreApp} calls it just before synthesis.
   */
  final void flush() {
    List<Runnable> steps = List.copyOf(lastSteps);
    lastSteps.clear();
    steps.forEach(Runnable::run);
    blocks.forEach(
        (path, named) -> {
          Map<String, Object> open = Tokens.takeFrom(named);
          if (!open.isEmpty()) {
            addOverride(path, open);
          }
        });
    Map<String, Object> open = Tokens.takeFrom(locals);
    if (!open.isEmpty()) {
      addOverride("locals", open);
    }
  }

  /**
   * Adds everything else to what the kernel wrote. It does not cross into Node and back: that would
   * be most of the time of a synthesis with hundreds of gateway targets.
   */
  final void addTo(ObjectNode terraform) {
    blocks.forEach(
        (path, named) -> {
          ObjectNode parent = terraform;
          for (String part : path.split("\\.")) {
            parent = parent.withObjectProperty(part);
          }
          put(path, named, parent);
        });
    if (!locals.isEmpty()) {
      put("locals", locals, terraform.withObjectProperty("locals"));
    }
    if (!removed.isEmpty()) {
      terraform.withArrayProperty("removed").addAll((ArrayNode) Json.tree(removed));
    }
  }

  private static void put(String path, Map<String, Object> named, ObjectNode parent) {
    named.forEach(
        (name, body) -> {
          if (parent.has(name)) {
            throw new IllegalStateException("two blocks at " + path + "." + name);
          }
          parent.set(name, Json.tree(body));
        });
  }
}
