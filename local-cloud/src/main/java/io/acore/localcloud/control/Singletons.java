package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import java.util.Optional;

/** Families of which there is one of each name, put and never made: no state, no token. */
final class Singletons {
  private Singletons() {}

  static JsonNode put(
      Engine engine, Operation operation, Family family, ObjectNode input, Call call) {
    Resource resource = at(engine, family, input, call).orElseGet(() -> made(family, input, call));
    if (family.kind().equals("resource-policy")) {
      owner(engine, input, call);
    }
    input.properties().forEach(it -> resource.fields().set(it.getKey(), it.getValue().deepCopy()));
    Times.updated(resource.fields(), call);
    engine.put(resource);
    return engine.answer(operation, resource.fields());
  }

  static JsonNode show(
      Engine engine, Operation operation, Family family, ObjectNode input, Call call) {
    Resource resource =
        at(engine, family, input, call)
            .or(() -> always(family, input, call))
            .orElseThrow(() -> none(family, name(family, input)));
    return engine.answer(operation, resource.fields());
  }

  static JsonNode remove(
      Engine engine, Operation operation, Family family, ObjectNode input, Call call) {
    Resource resource =
        at(engine, family, input, call).orElseThrow(() -> none(family, name(family, input)));
    engine.remove(resource);
    return engine.answer(operation, resource.fields());
  }

  /** A vault named `default` is there in every region, without anyone having made it. */
  private static Optional<Resource> always(Family family, ObjectNode input, Call call) {
    return family.defaults().path(family.name()).asText().equals(name(family, input))
        ? Optional.of(made(family, input, call))
        : Optional.empty();
  }

  private static Resource made(Family family, ObjectNode input, Call call) {
    String name = name(family, input);
    if (!family.defaults().isEmpty()
        && !family.defaults().path(family.name()).asText().equals(name)) {
      throw none(family, name);
    }
    Resource resource = Resource.create(family.kind(), call.region(), "", name);
    resource.fields().setAll(family.defaults());
    resource.fields().put(family.name(), name);
    Times.created(resource.fields(), call);
    return resource;
  }

  private static Optional<Resource> at(Engine engine, Family family, ObjectNode input, Call call) {
    return engine.find(family.kind(), "", name(family, input), call);
  }

  private static void owner(Engine engine, ObjectNode input, Call call) {
    String arn = input.path("resourceArn").asText();
    if (engine.byArn(arn, call).isEmpty()) {
      throw new AwsError("ResourceNotFoundException", "There is no resource " + arn);
    }
  }

  private static String name(Family family, ObjectNode input) {
    return input.path(family.name()).asText(family.defaults().path(family.name()).asText());
  }

  private static AwsError none(Family family, String name) {
    return new AwsError(
        "ResourceNotFoundException",
        "There is no " + family.kind().replace('-', ' ') + " for " + name);
  }
}
