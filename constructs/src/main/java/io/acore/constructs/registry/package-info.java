/** A catalogue of agents, tools and skills that others can find. */
@NullMarked
package io.acore.constructs.registry;

import org.jspecify.annotations.NullMarked;
