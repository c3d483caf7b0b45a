package io.acore.localcloud.operation;

import java.util.Map;

/** Operations that belong together, and whatever they keep open. */
public interface OperationGroup extends AutoCloseable {
  /** By the operation's name. */
  Map<String, Handler> handlers();

  /** Stops all that the operations have started; called once, when the server ends. */
  @Override
  void close();
}
