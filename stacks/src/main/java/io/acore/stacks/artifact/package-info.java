/** What acore.yaml says about packaging, as requests to the packager. */
@NullMarked
package io.acore.stacks.artifact;

import org.jspecify.annotations.NullMarked;
