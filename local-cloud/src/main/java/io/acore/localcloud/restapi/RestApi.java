package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.http.Uris;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API with all that belongs to it, as moto keeps it. AWS runs what was deployed to the stage;
 * here it is what there is now.
 */
record RestApi(JsonNode document) {
  /**
   * A method that was found.
   *
   * @param resource its path with the names of parameters
   * @param parameters what the request's path says for them, decoded
   */
  record Found(
      String resourceId, String resource, JsonNode method, Map<String, String> parameters) {
    Found {
      parameters = Map.copyOf(parameters);
    }
  }

  String region() {
    return document.path("region").asText();
  }

  String account() {
    return document.path("account").asText();
  }

  String id() {
    return document.at("/api/id").asText();
  }

  Optional<JsonNode> stage(String name) {
    return Optional.ofNullable(document.path("stages").get(name));
  }

  Optional<JsonNode> authorizer(String id) {
    return Optional.ofNullable(document.path("authorizers").get(id));
  }

  Optional<JsonNode> gatewayResponse(String type) {
    return Optional.ofNullable(document.path("gatewayResponses").get(type));
  }

  boolean keyFromAuthorizer() {
    return document.at("/api/apiKeySource").asText().equals("AUTHORIZER");
  }

  JsonNode keys() {
    return document.path("keys");
  }

  JsonNode usagePlans() {
    return document.path("usagePlans");
  }

  boolean binary(String mediaType) {
    String bare = mediaType.split(";", 2)[0].strip();
    for (JsonNode type : document.at("/api/binaryMediaTypes")) {
      String pattern = type.asText();
      if (pattern.equals("*/*")
          || pattern.equals(bare)
          || (pattern.endsWith("/*") && bare.startsWith(pattern.replace("*", "")))) {
        return true;
      }
    }
    return false;
  }

  /** The method for a request; the most exact resource first, and no way back to a vaguer one. */
  Optional<Found> find(String method, String rawPath) {
    List<String> wanted = segments(rawPath);
    Optional<Found> best = Optional.empty();
    int[] bestRank = new int[0];
    for (JsonNode resource : document.path("resources")) {
      List<String> own = segments(resource.path("path").asText());
      int[] rank = rank(own, wanted);
      if (rank.length > 0 && (bestRank.length == 0 || better(rank, bestRank))) {
        bestRank = rank;
        best = found(resource, method, own, wanted);
      }
    }
    return best;
  }

  /** For each segment how well it fits; empty when the resource does not fit at all. */
  private static int[] rank(List<String> own, List<String> wanted) {
    boolean greedy = !own.isEmpty() && own.get(own.size() - 1).endsWith("+}");
    if (greedy ? wanted.size() < own.size() : wanted.size() != own.size()) {
      return new int[0];
    }
    int[] rank = new int[own.size() + 1];
    for (int i = 0; i < own.size(); i++) {
      String segment = own.get(i);
      if (segment.endsWith("+}")) {
        rank[i] = 1;
      } else if (segment.startsWith("{")) {
        rank[i] = 2;
      } else if (segment.equals(wanted.get(i))) {
        rank[i] = 3;
      } else {
        return new int[0];
      }
    }
    return rank;
  }

  private static boolean better(int[] one, int[] other) {
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      if (one[i] != other[i]) {
        return one[i] > other[i];
      }
    }
    return false;
  }

  private static Optional<Found> found(
      JsonNode resource, String method, List<String> own, List<String> wanted) {
    JsonNode methods = resource.path("resourceMethods");
    JsonNode chosen = methods.has(method) ? methods.path(method) : methods.path("ANY");
    if (!chosen.isObject()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < own.size(); i++) {
      String segment = own.get(i);
      if (segment.endsWith("+}")) {
        parameters.put(
            segment.substring(1, segment.length() - 2),
            Uris.decode(String.join("/", wanted.subList(i, wanted.size()))));
      } else if (segment.startsWith("{")) {
        parameters.put(segment.substring(1, segment.length() - 1), Uris.decode(wanted.get(i)));
      }
    }
    return Optional.of(
        new Found(
            resource.path("id").asText(), resource.path("path").asText(), chosen, parameters));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
