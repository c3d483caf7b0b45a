package io.acore.constructs.interpreter;

import io.acore.constructs.terraform.Expression;

/** A code interpreter that is not ours to change. */
record ImportedCodeInterpreter(Expression id, Expression arn) implements ICodeInterpreter {}
