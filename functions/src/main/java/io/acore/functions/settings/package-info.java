/**
 * What one deployment of the front end is told: {@code bff.json} in the package, and environment
 * variables for what only exists after {@code terraform apply}.
 *
 * <p>Read once, when the function starts; every problem is named at once.
 */
@NullMarked
package io.acore.functions.settings;

import org.jspecify.annotations.NullMarked;
