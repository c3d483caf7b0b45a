@NullMarked
package io.acore.stacks.synth;

import org.jspecify.annotations.NullMarked;
