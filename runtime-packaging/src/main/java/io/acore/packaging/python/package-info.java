/**
 * Python dependencies: what a project asks for, what that resolves to, and installing it for a
 * machine that is not this one.
 */
@NullMarked
package io.acore.packaging.python;

import org.jspecify.annotations.NullMarked;
