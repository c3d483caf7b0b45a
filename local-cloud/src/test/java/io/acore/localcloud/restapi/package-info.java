/** Tests of what calls functions. */
@NullMarked
package io.acore.localcloud.restapi;

import org.jspecify.annotations.NullMarked;
