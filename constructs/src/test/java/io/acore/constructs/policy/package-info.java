@NullMarked
package io.acore.constructs.policy;

import org.jspecify.annotations.NullMarked;
