/** Tests of what runs functions. */
@NullMarked
package io.acore.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
