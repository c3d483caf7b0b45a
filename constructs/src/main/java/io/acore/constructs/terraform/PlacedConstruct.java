package io.acore.constructs.terraform;

import software.constructs.Construct;

/**
 * A construct whose place is known in Java.
 *
 * <p>Asking CDKTF for a construct's stack and path takes three calls to the kernel, half a
 * millisecond each; with hundreds of gateway targets that is most of a synthesis.
 */
public abstract class PlacedConstruct extends Construct {
  private final Construct scope;
  private final String id;

  protected PlacedConstruct(Construct scope, String id) {
    super(scope, id);
    this.scope = scope;
    this.id = id;
  }

  final Construct placedIn() {
    return scope;
  }

  /** As in a path: CDKTF writes a slash inside an id as two dashes. */
  final String idInPath() {
    return id.replace("/", "--");
  }
}
