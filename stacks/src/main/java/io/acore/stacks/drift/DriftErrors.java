package io.acore.stacks.drift;

import io.acore.base.UserError;
import java.util.Collection;
import java.util.List;

/** What stops a day-two command. */
final class DriftErrors {
  private DriftErrors() {}

  static UserError nobodyToAsk() {
    return new UserError(
        "Nobody can be asked whether to repair",
        "this is no terminal, or CI is set, and acore never goes on without an answer",
        "look at what `acore drift` prints, then run `acore repair --yes`");
  }

  static UserError refused() {
    return new UserError(
        "Nothing was repaired", "the answer was not `yes`", "run `acore repair` again when ready");
  }

  static UserError noSuchKind(String kind, Collection<String> kinds) {
    return new UserError(
        "acore.yaml has no resource of kind `" + kind + "`",
        "it has: " + String.join(", ", kinds),
        "write the resource into acore.yaml first, then adopt the one that is there");
  }

  static UserError whichOne(String kind, List<String> keys) {
    return new UserError(
        "acore.yaml has more than one resource of kind `" + kind + "` without a record",
        "it is one of: " + String.join(", ", keys),
        "say which with --as");
  }

  static UserError nothingFree(String kind) {
    return new UserError(
        "Every resource of kind `" + kind + "` in acore.yaml is there already",
        "each has its record; adopting another would leave the one that it has",
        "write another one into acore.yaml, or destroy the one that is there");
  }

  static UserError noSuchResource(String kind, String id) {
    return new UserError(
        "There is no " + kind + " `" + id + "`",
        "the service does not know that id in this account and region",
        "look the id up with the AWS CLI; for kinds without an id of their own it is the name");
  }

  static UserError otherName(String kind, String wanted, String found) {
    return new UserError(
        "The " + kind + " is called `" + found + "`, and acore.yaml says `" + wanted + "`",
        "a name cannot be changed: the next deploy would delete it and create another",
        "give it that name in acore.yaml, then adopt it");
  }

  static UserError cannotBecome(String words, List<Difference> differences) {
    return new UserError(
        words + " is not as acore.yaml wants it, and it cannot be changed",
        String.join("; ", differences.stream().map(Difference::text).toList()),
        "write into acore.yaml what is there, then adopt it");
  }
}
