@NullMarked
package io.acore.stacks.doctor;

import org.jspecify.annotations.NullMarked;
