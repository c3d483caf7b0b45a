package io.acore.packaging.artifact;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.python.Dependencies;
import io.acore.packaging.python.Target;
import io.acore.packaging.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a package will be made of, known without a network.
 *
 * @param request what was asked
 * @param target the machine it is for
 * @param dependencyHash everything that decides the dependency part
 * @param codeHash everything that decides the code part
 * @param dependencies where the dependencies come from
 * @param code the source files that ship, and those that do not
 * @param notes what the user should know
 */
public record PackagePlan(
    PackageRequest request,
    Target target,
    Sha256 dependencyHash,
    Sha256 codeHash,
    Dependencies dependencies,
    SourceTree code,
    List<String> notes) {
  static final String FORMAT = "package-1";

  public PackagePlan {
    notes = List.copyOf(notes);
  }

  /** Both hashes and the form of the zip: equal plans give equal bytes. */
  public Sha256 hash() {
    return Sha256.of(
        Json.compact(List.of(FORMAT, request.kind().name(), dependencyHash.hex(), codeHash.hex())));
  }

  /** What the hashes were made of, for a manifest or a cache key. */
  public Map<String, Object> inputs() {
    Map<String, Object> inputs = new TreeMap<>();
    inputs.put("format", FORMAT);
    inputs.put("kind", request.kind().name());
    inputs.put("code_sha256", codeHash.hex());
    inputs.put("dependency_sha256", dependencyHash.hex());
    inputs.put("bytecode", request.settings().bytecode());
    inputs.putAll(dependencies.inputs(target, request.settings().indexUrl()));
    return inputs;
  }
}
