package io.acore.functions.secret;

import java.util.Optional;

/** Reads secrets by ARN or name; the values stay in memory and nowhere else. */
public interface SecretValues {
  /** What the secret is now; may be some minutes old. */
  String current(String id);

  /** Asks again, because the value in hand was refused. */
  String fresh(String id);

  /** What it was before the last rotation. */
  Optional<String> previous(String id);
}
