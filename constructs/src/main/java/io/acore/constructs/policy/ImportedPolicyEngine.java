package io.acore.constructs.policy;

import io.acore.constructs.terraform.Expression;

/** A policy engine that exists already. */
record ImportedPolicyEngine(Expression arn) implements IPolicyEngine {}
