package io.acore.constructs.memory;

import io.acore.constructs.terraform.Expression;

/** A memory that exists already. */
record ImportedMemory(Expression id, Expression arn) implements IMemory {}
