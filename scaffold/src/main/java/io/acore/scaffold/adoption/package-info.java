/** Projects of other tools: what they say becomes an {@code acore.yaml}, their code moves along. */
@NullMarked
package io.acore.scaffold.adoption;

import org.jspecify.annotations.NullMarked;
