package io.acore.constructs.authorizer;

import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Map;

/** A claim of the token that has to have a certain value. */
public record CustomClaim(String name, Match match, List<String> values) {
  private static final Limit NAME =
      Limit.form(
          "claim name", "[A-Za-z0-9_.\\-:]+", 1, 255, "letters, digits and `_.-:`", "tenant");
  private static final Limit VALUE =
      Limit.form("claim value", "[A-Za-z0-9_.-]+", 1, 255, "letters, digits and `_.-`", "acme");

  /** How the token's claim is compared. */
  public enum Match {
    /** The claim is one string, equal to the value. */
    EQUALS("STRING"),
    /** The claim is a list that has the value. */
    CONTAINS("STRING_ARRAY"),
    /** The claim is a list that has at least one of the values. */
    CONTAINS_ANY("STRING_ARRAY");

    private final String claimType;

    Match(String claimType) {
      this.claimType = claimType;
    }
  }

  public CustomClaim {
    NAME.check(name);
    values = VALUE.check(values, 1, match == Match.CONTAINS_ANY ? Integer.MAX_VALUE : 1);
  }

  Map<String, Object> input() {
    Map<String, Object> value =
        match == Match.CONTAINS_ANY
            ? Map.of("matchValueStringList", values)
            : Map.of("matchValueString", values.get(0));
    return Map.of(
        "inboundTokenClaimName",
        name,
        "inboundTokenClaimValueType",
        match.claimType,
        "authorizingClaimMatchValue",
        Map.of("claimMatchValue", value, "claimMatchOperator", match.name()));
  }
}
