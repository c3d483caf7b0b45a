/** Every sentence that packaging can say when something is wrong. */
@NullMarked
package io.acore.packaging.error;

import org.jspecify.annotations.NullMarked;
