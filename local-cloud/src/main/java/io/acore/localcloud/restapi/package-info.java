/**
 * Carries out the calls of REST APIs, as API Gateway does for a deployed stage.
 *
 * <p>{@link RestApis} takes a request and leads it through the steps: {@code RestApi} finds the
 * method, {@code Authorizers} asks who may call, {@code UsagePlans} counts, and an {@code
 * Integration} answers. A step that refuses throws a {@code GatewayRefusal}, which the API's own
 * gateway responses may dress up. What APIs there are is read from moto.
 */
@NullMarked
package io.acore.localcloud.restapi;

import org.jspecify.annotations.NullMarked;
