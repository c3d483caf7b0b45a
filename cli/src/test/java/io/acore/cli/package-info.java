@NullMarked
package io.acore.cli;

import org.jspecify.annotations.NullMarked;
