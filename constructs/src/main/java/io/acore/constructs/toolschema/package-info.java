/**
 * What the tools behind a gateway are called and take.
 *
 * <p>The service knows a part of JSON Schema only: `type`, `properties`, `required`, `items` and
 * `description`. Everything else is refused here, with the file and the place in it, instead of by
 * the AWS CLI in the middle of an apply.
 */
@NullMarked
package io.acore.constructs.toolschema;

import org.jspecify.annotations.NullMarked;
