package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What stands behind a target, for as long as its configuration stays as it is. */
interface ToolTarget {
  /** Its tools; may ask for them over the network. */
  List<Tool> tools() throws ToolFailure;

  /** What the tool answers, as the `result` of `tools/call`. Waits for it. */
  ObjectNode call(Tool tool, ToolCall call) throws ToolFailure;
}
