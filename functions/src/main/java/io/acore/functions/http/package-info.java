/**
 * One HTTP exchange as API Gateway hands it over: request in, response out, cookies, CSRF.
 *
 * <p>A {@code Refusal} is the one way to say no; whoever answers the request turns it into a
 * response.
 */
@NullMarked
package io.acore.functions.http;

import org.jspecify.annotations.NullMarked;
