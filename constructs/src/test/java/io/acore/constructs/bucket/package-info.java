@NullMarked
package io.acore.constructs.bucket;

import org.jspecify.annotations.NullMarked;
