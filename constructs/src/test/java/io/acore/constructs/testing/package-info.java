/** What the synth tests of all constructs share. */
@NullMarked
package io.acore.constructs.testing;

import org.jspecify.annotations.NullMarked;
