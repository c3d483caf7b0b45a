/** What stands in front of the web front end. */
@NullMarked
package io.acore.constructs.bff;

import org.jspecify.annotations.NullMarked;
