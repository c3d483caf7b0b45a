@NullMarked
package io.acore.constructs.evaluation;

import org.jspecify.annotations.NullMarked;
