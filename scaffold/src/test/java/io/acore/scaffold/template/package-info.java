@NullMarked
package io.acore.scaffold.template;

import org.jspecify.annotations.NullMarked;
