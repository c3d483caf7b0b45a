package io.acore.localcloud.dataplane;

import io.acore.localcloud.runtime.AgentSpec;

/** Gives an agent the token by which it gets keys and tokens in the name of a user. */
public interface Workloads {
  String token(AgentSpec agent, String user);
}
