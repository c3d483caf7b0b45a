package io.acore.stacks.agent;

import java.util.Optional;

/**
 * What a Lambda function is made of.
 *
 * @param code changes with every edit
 * @param layer its dependencies, if it has any; changes with them alone
 */
public record FunctionArtifact(Artifact code, Optional<Artifact> layer) {}
