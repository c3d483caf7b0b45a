package io.acore.constructs.runtime;

import io.acore.constructs.terraform.Expression;

/** A runtime that exists already. */
record ImportedAgentRuntime(Expression id, Expression arn) implements IAgentRuntime {}
