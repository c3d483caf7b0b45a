package io.acore.stacks.deploy;

import java.util.Optional;

/**
 * What is asked of a deployment.
 *
 * @param yes whether the plan is applied without a question
 * @param only one module; empty for everything
 * @param account the account it has to be; empty takes {@code account_id} of the environment
 * @param engine {@code terraform} or {@code tofu}; empty takes whichever is there
 * @param keepData whether a destroy stops at a bucket that holds something
 */
public record DeployRequest(
    boolean yes,
    Optional<String> only,
    Optional<String> account,
    Optional<String> engine,
    boolean keepData) {}
