/** Tests of tool schemas. */
@NullMarked
package io.acore.constructs.toolschema;

import org.jspecify.annotations.NullMarked;
