/** Tests of browsers. */
@NullMarked
package io.acore.constructs.browser;

import org.jspecify.annotations.NullMarked;
