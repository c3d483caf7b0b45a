package io.acore.constructs.browser;

import io.acore.constructs.terraform.Expression;

/** A browser that is not ours to change. */
record ImportedBrowser(Expression id, Expression arn) implements IBrowser {}
