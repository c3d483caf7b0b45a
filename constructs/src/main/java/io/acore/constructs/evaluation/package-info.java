/** Quality of an agent's answers: who judges, and which part of the live traffic. */
@NullMarked
package io.acore.constructs.evaluation;

import org.jspecify.annotations.NullMarked;
