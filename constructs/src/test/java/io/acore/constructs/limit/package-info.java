/** Tests of what is refused before AWS sees it. */
@NullMarked
package io.acore.constructs.limit;

import org.jspecify.annotations.NullMarked;
