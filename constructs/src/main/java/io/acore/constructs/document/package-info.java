/** JSON and YAML files that a construct takes its content from: tool schemas, APIs, policies. */
@NullMarked
package io.acore.constructs.document;

import org.jspecify.annotations.NullMarked;
