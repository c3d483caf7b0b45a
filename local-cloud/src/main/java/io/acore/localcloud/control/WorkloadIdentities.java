package io.acore.localcloud.control;

/** Runtimes and gateways get an identity of their own without being asked for it. */
final class WorkloadIdentities {
  private static final String KIND = "workload-identity";

  private WorkloadIdentities() {}

  static void create(Change change) {
    String name = change.resource().id();
    String arn = change.call().arn("workload-identity-directory/default/workload-identity/" + name);
    Resource identity = Resource.create(KIND, change.call().region(), "", name);
    identity.fields().put("name", name).put("workloadIdentityArn", arn);
    Times.created(identity.fields(), change.call());
    change.engine().put(identity);
    change.fields().putObject("workloadIdentityDetails").put("workloadIdentityArn", arn);
  }

  static void remove(Change change) {
    change
        .engine()
        .find(KIND, "", change.resource().id(), change.call())
        .ifPresent(change.engine()::remove);
  }
}
