package io.acore.constructs.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word in front of a model id that makes it a cross-region inference profile. */
enum Geography {
  US("us-east-1"),
  US_GOV("us-gov-west-1"),
  EU("eu-central-1"),
  JP("ap-northeast-1"),
  AU("ap-southeast-2"),
  APAC("ap-southeast-1"),
  GLOBAL("us-east-1");

  private final String exampleRegion;

  Geography(String exampleRegion) {
    this.exampleRegion = exampleRegion;
  }

  /** {@code us-gov} for {@code US_GOV}. */
  String prefix() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A region that has profiles of this geography. */
  String exampleRegion() {
    return exampleRegion;
  }

  static Optional<Geography> ofPrefix(String word) {
    return Arrays.stream(values()).filter(it -> it.prefix().equals(word)).findFirst();
  }

  /** Which profiles a region can call, the nearest first. */
  static List<Geography> of(String region) {
    if (region.startsWith("us-gov-")) {
      return List.of(US_GOV);
    }
    List<Geography> nearest = new ArrayList<>();
    if (region.startsWith("us-") || region.startsWith("ca-")) {
      nearest.add(US);
    } else if (region.startsWith("eu-")) {
      nearest.add(EU);
    } else if (region.equals("ap-northeast-1") || region.equals("ap-northeast-3")) {
      nearest.add(JP);
    } else if (region.equals("ap-southeast-2") || region.equals("ap-southeast-4")) {
      nearest.add(AU);
    }
    if (region.startsWith("ap-")) {
      nearest.add(APAC);
    }
    nearest.add(GLOBAL);
    return List.copyOf(nearest);
  }
}
