@NullMarked
package io.acore.scaffold.adoption;

import org.jspecify.annotations.NullMarked;
