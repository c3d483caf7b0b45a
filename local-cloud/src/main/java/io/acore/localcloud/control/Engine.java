package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.FieldError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.Paging;
import io.acore.localcloud.shape.Projection;
import io.acore.localcloud.shape.ServiceModel;
import io.acore.localcloud.shape.Validator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what every family does alike. One write at a time; reads wait no longer than for one. */
final class Engine {
  static final int PAGE = 10;

  private final ServiceModel model;
  private final Families families;
  private final Store store;
  private final Roles roles;
  private final Validator validator;
  private final Projection projection;
  private final Map<String, Behaviour> behaviours;
  private final Behaviour plain = new Behaviour() {};
  private final Extras extras = new Extras(this);
  private final Ids ids = new Ids();
  private Duration delay;

  Engine(ServiceModel model, Store store, Roles roles, Supplier<URI> endpoint, Duration delay) {
    this.model = model;
    this.families = new Families();
    this.store = store;
    this.roles = roles;
    this.behaviours = Behaviours.all(endpoint);
    this.validator = new Validator(model);
    this.projection = new Projection(model);
    this.delay = delay;
  }

  synchronized void delay(Duration changed) {
    delay = changed;
  }

  /** Whether the engine has the operation at all. */
  boolean has(String operation) {
    return families.place(operation).isPresent() || extras.has(operation);
  }

  /**
   * Carries one operation out.
   *
   * @param outcome the status that a changed resource comes to instead of the usual one, with the
   *     reason that goes with it; for drills
   */
  JsonNode execute(Operation operation, ObjectNode input, Call call, @Nullable Outcome outcome) {
    List<FieldError> errors = validator.check(operation.input(), input);
    if (!errors.isEmpty()) {
      throw AwsError.invalid(errors);
    }
    Optional<Families.Place> place = families.place(operation.name());
    place.ifPresent(it -> roles.check(it.family(), input));
    synchronized (this) {
      if (place.isEmpty()) {
        return answer(operation, extras.run(operation, input, call));
      }
      Family family = place.get().family();
      return switch (place.get().verb()) {
        case CREATE -> create(operation, family, input, call, outcome);
        case GET -> get(operation, family, input, call);
        case UPDATE -> update(operation, family, input, call, outcome);
        case DELETE -> delete(operation, family, input, call, outcome);
        case LIST -> list(operation, family, input, call);
        case PUT -> Singletons.put(this, operation, family, input, call);
        case SHOW -> Singletons.show(this, operation, family, input, call);
        case REMOVE -> Singletons.remove(this, operation, family, input, call);
      };
    }
  }

  private JsonNode create(
      Operation operation, Family family, ObjectNode input, Call call, @Nullable Outcome outcome) {
    String parent = parent(family, input);
    Optional<Resource> above = family.parentKind().map(it -> existing(it, "", parent, call));
    Token token = Token.of(model, operation, input);
    List<Resource> siblings = siblings(family, parent, call);
    for (Resource sibling : siblings) {
      Optional<JsonNode> before = sibling.leaving() ? Optional.empty() : token.answer(sibling);
      if (before.isPresent()) {
        return before.get();
      }
    }
    String name = input.path(family.name()).asText();
    refuseTaken(family, siblings, name);
    Resource resource =
        Resource.create(family.kind(), call.region(), parent, ids.make(family.idForm(), name));
    ObjectNode fields = resource.fields();
    fields.setAll(family.defaults());
    Merge.create(model, operation, family, input, fields);
    input.path("tags").properties().forEach(it -> resource.tags().set(it.getKey(), it.getValue()));
    fields.put(family.id(), resource.id());
    above.ifPresent(
        it ->
            families
                .get(it.kind())
                .arnMember()
                .ifPresent(member -> fields.set(member, it.fields().get(member))));
    family
        .arnMember()
        .ifPresent(
            member ->
                fields.put(
                    member,
                    call.arn(
                        family
                            .arnForm()
                            .replace("{id}", resource.id())
                            .replace("{parent}", parent))));
    Times.created(fields, call);
    Change change = new Change(this, call, input, resource);
    behaviour(family).create(change);
    family.states().ifPresent(it -> travel(resource, it.creating(), it.ready(), call, outcome));
    return stored(operation, family, change, token);
  }

  private JsonNode get(Operation operation, Family family, ObjectNode input, Call call) {
    Resource resource = named(family, input, call);
    return answer(
        operation,
        wrapped(family, behaviour(family).view(resource, input).orElse(resource.fields())));
  }

  private JsonNode update(
      Operation operation, Family family, ObjectNode input, Call call, @Nullable Outcome outcome) {
    Resource resource = named(family, input, call);
    Token token = Token.of(model, operation, input);
    Optional<JsonNode> before = token.answer(resource);
    if (before.isPresent()) {
      return before.get();
    }
    refuseBusy(family, resource);
    Merge.update(model, operation, family, input, resource.fields());
    Times.updated(resource.fields(), call);
    Change change = new Change(this, call, input, resource);
    behaviour(family).update(change);
    family
        .states()
        .filter(it -> !it.updating().equals(it.ready()) || outcome != null)
        .ifPresent(it -> travel(resource, it.updating(), it.ready(), call, outcome));
    return stored(operation, family, change, token);
  }

  private JsonNode delete(
      Operation operation, Family family, ObjectNode input, Call call, @Nullable Outcome outcome) {
    Resource resource = named(family, input, call);
    Token token = Token.of(model, operation, input);
    Optional<JsonNode> before = token.answer(resource);
    if (before.isPresent()) {
      return before.get();
    }
    refuseBusy(family, resource);
    for (String kind : family.words("blocked-by")) {
      refuseChildren(family, resource, kind, call);
    }
    Change change = new Change(this, call, input, resource);
    behaviour(family).delete(change);
    if (family.states().isEmpty()) {
      store.remove(resource);
      resource.fields().put("status", "DELETING");
      return answer(operation, resource.fields());
    }
    if (outcome == null) {
      resource.leaves(family.states().get().deleting(), call.now() + delay.toMillis());
    } else {
      travel(resource, family.states().get().deleting(), "", call, outcome);
    }
    return stored(operation, family, change, token);
  }

  private JsonNode list(Operation operation, Family family, ObjectNode input, Call call) {
    String parent = parent(family, input);
    family.parentKind().ifPresent(it -> existing(it, "", parent, call));
    List<Resource> found = Systems.listed(family, input, siblings(family, parent, call), call);
    return answer(
        operation,
        Paging.page(
            family.rows(),
            Pages.filtered(model, operation, family, input, found).stream()
                .map(it -> (JsonNode) it.fields())
                .toList(),
            input,
            PAGE));
  }

  /** For the data plane, which knows ids alone: they are unique over all regions. */
  synchronized Optional<JsonNode> runtime(String id, String version, long now) {
    return store
        .anywhere("agent-runtime", "", id, now)
        .map(
            it ->
                it.fields().path("agentRuntimeVersion").asText().equals(version)
                    ? it.fields().deepCopy()
                    : it.versions().path(version))
        .filter(JsonNode::isObject)
        .map(it -> projection.of("GetAgentRuntimeResponse", it));
  }

  synchronized Optional<JsonNode> endpoint(String runtimeId, String name, long now) {
    return store
        .anywhere("runtime-endpoint", runtimeId, name, now)
        .map(it -> projection.of("GetAgentRuntimeEndpointResponse", it.fields()));
  }

  synchronized Optional<JsonNode> gateway(String id, long now) {
    return store
        .anywhere("gateway", "", id, now)
        .map(it -> projection.of("GetGatewayResponse", it.fields()));
  }

  synchronized List<JsonNode> targets(String gatewayId, long now) {
    return below("gateway", gatewayId, "gateway-target", now).stream()
        .map(it -> projection.of("GetGatewayTargetResponse", it.fields()))
        .toList();
  }

  synchronized List<JsonNode> policies(String engineArn, long now) {
    String id = engineArn.substring(engineArn.lastIndexOf('/') + 1);
    return below("policy-engine", id, "policy", now).stream()
        .map(it -> projection.of("GetPolicyResponse", it.fields()))
        .toList();
  }

  /** What a resource keeps and no answer shows. */
  synchronized Optional<ObjectNode> secrets(String kind, String nameOrArn, Call call) {
    String id = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    return store.find(kind, call.region(), "", id, call.now()).map(it -> it.secrets().deepCopy());
  }

  private List<Resource> below(String kind, String id, String below, long now) {
    return store.anywhere(kind, "", id, now).stream()
        .flatMap(above -> store.list(below, above.region(), now).stream())
        .filter(it -> it.parent().equals(id))
        .toList();
  }

  /** What is known of a resource; for the operations of the data plane. */
  synchronized Optional<JsonNode> resource(String kind, String id, Call call) {
    return find(kind, "", id, call).map(it -> shown(kind, it));
  }

  /** As its Get operation shows it, with all that is known besides. */
  private ObjectNode shown(String kind, Resource resource) {
    ObjectNode nothingAsked = Json.mapper().createObjectNode();
    return behaviour(families.get(kind))
        .view(resource, nothingAsked)
        .map(it -> (ObjectNode) it.deepCopy())
        .orElseGet(() -> resource.fields().deepCopy());
  }

  /** All of a kind, in every region; each with its region, its parent and its status. */
  synchronized List<JsonNode> resources(String kind, long now) {
    return store.everywhere(kind, now).stream()
        .map(
            it ->
                (JsonNode)
                    shown(kind, it)
                        .put("region", it.region())
                        .put("parent", it.parent())
                        .put("resourceId", it.id()))
        .toList();
  }

  // ---- for behaviours, extras and singletons, all under the engine's lock

  /** The resource that a request names. */
  Resource named(Family family, ObjectNode input, Call call) {
    return existing(family.kind(), parent(family, input), shortened(input, family.key()), call);
  }

  Resource existing(String kind, String parent, String id, Call call) {
    return find(kind, parent, id, call)
        .orElseThrow(
            () ->
                new AwsError(
                    "ResourceNotFoundException",
                    "The " + kind.replace('-', ' ') + " " + id + " does not exist"));
  }

  Optional<Resource> find(String kind, String parent, String id, Call call) {
    return store
        .find(kind, call.region(), parent, id, call.now())
        .or(() -> Systems.find(families.get(kind), id, call));
  }

  Optional<Resource> byArn(String arn, Call call) {
    for (Family family : families.all()) {
      if (family.arnMember().isPresent()) {
        for (Resource resource : store.list(family.kind(), call.region(), call.now())) {
          if (resource.fields().path(family.arnMember().get()).asText().equals(arn)) {
            return Optional.of(resource);
          }
        }
      }
    }
    return Optional.empty();
  }

  List<Resource> all(String kind, Call call) {
    return store.list(kind, call.region(), call.now());
  }

  List<Resource> children(String kind, Resource parent, Call call) {
    return all(kind, call).stream().filter(it -> it.parent().equals(parent.id())).toList();
  }

  void put(Resource resource) {
    store.put(resource);
  }

  void remove(Resource resource) {
    store.remove(resource);
  }

  /** Shows one status at once and another when the delay is over. */
  void travel(Resource resource, String now, String then, Call call, @Nullable Outcome outcome) {
    ObjectNode settled = resource.settled();
    settled.put("status", outcome == null ? then : outcome.status());
    if (outcome != null && !outcome.reason().isEmpty()) {
      settled.put("failureReason", outcome.reason());
      settled.putArray("statusReasons").add(outcome.reason());
    }
    long at =
        now.equals(settled.path("status").asText()) ? call.now() : call.now() + delay.toMillis();
    resource.becomes(now, settled, at);
  }

  JsonNode answer(Operation operation, JsonNode fields) {
    return operation.output().isEmpty()
        ? Json.mapper().createObjectNode()
        : projection.of(operation.output(), fields);
  }

  String shortened(ObjectNode input, String member) {
    String text = input.path(member).asText();
    return text.startsWith("arn:") && !member.equals("resourceArn")
        ? text.substring(text.lastIndexOf('/') + 1)
        : text;
  }

  private JsonNode stored(Operation operation, Family family, Change change, Token token) {
    ObjectNode shown = change.fields().deepCopy();
    behaviour(family).answer(change, shown);
    boolean leaves = change.resource().leaving() && !family.kind().equals("harness");
    JsonNode answer = answer(operation, leaves ? shown : wrapped(family, shown));
    token.remember(change.resource(), answer);
    store.put(change.resource());
    return answer;
  }

  /** A wrapped family's Delete answers flat, or wrapped: both members are there to choose from. */
  private static JsonNode wrapped(Family family, JsonNode fields) {
    if (family.wrap().isEmpty()) {
      return fields;
    }
    ObjectNode wrapped = Json.mapper().createObjectNode();
    wrapped.set(family.wrap().get(), fields);
    return wrapped;
  }

  private List<Resource> siblings(Family family, String parent, Call call) {
    return all(family.kind(), call).stream().filter(it -> it.parent().equals(parent)).toList();
  }

  private String parent(Family family, ObjectNode input) {
    return family.parentKind().isEmpty() ? "" : shortened(input, family.parentKey());
  }

  private Behaviour behaviour(Family family) {
    return behaviours.getOrDefault(family.kind(), plain);
  }

  private static void refuseTaken(Family family, List<Resource> siblings, String name) {
    if (family.unique().isPresent()
        && siblings.stream()
            .anyMatch(it -> it.fields().path(family.name()).asText().equals(name))) {
      throw new AwsError(
          family.unique().get(),
          "A " + family.kind().replace('-', ' ') + " with the name " + name + " already exists",
          family.unique().get().equals("ValidationException") ? "ResourceConflict" : "",
          List.of());
    }
  }

  private static void refuseBusy(Family family, Resource resource) {
    if (resource.busy()) {
      throw new AwsError(
          "ConflictException",
          "The "
              + family.kind().replace('-', ' ')
              + " "
              + resource.id()
              + " is "
              + resource.status()
              + " and cannot be changed now");
    }
  }

  private void refuseChildren(Family family, Resource resource, String kind, Call call) {
    List<String> left =
        children(kind, resource, call).stream()
            .map(Resource::id)
            .filter(it -> !it.equals("DEFAULT"))
            .toList();
    if (!left.isEmpty()) {
      throw new AwsError(
          "ConflictException",
          "The "
              + family.kind().replace('-', ' ')
              + " "
              + resource.id()
              + " still has a "
              + kind.replace('-', ' ')
              + ": "
              + String.join(", ", left));
    }
  }
}
