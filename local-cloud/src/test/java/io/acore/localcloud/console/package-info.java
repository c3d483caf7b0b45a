/** Tests of the console. */
@NullMarked
package io.acore.localcloud.console;

import org.jspecify.annotations.NullMarked;
