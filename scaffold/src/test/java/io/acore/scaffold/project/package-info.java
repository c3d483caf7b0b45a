@NullMarked
package io.acore.scaffold.project;

import org.jspecify.annotations.NullMarked;
