/**
 * The functions behind the web front end: {@code login}, {@code authorizer} and {@code proxy}.
 *
 * <p>For whoever deploys them: the build makes {@code target/acore-functions-<version>-lambda.zip},
 * the same bytes every time, with jars in {@code lib/}. Synthesis adds two things to a copy of it:
 * {@code bff.json} (the settings, see {@code settings}) and {@code policies/*.cedar}. Handlers are
 * {@code io.acore.functions.login.LoginHandler}, {@code
 * io.acore.functions.authorizer.AuthorizerHandler} and {@code
 * io.acore.functions.proxy.ProxyHandler}, runtime {@code java21}; with {@code
 * AWS_LAMBDA_EXEC_WRAPPER=/var/task/stream.sh} the proxy streams. The zip belongs into the
 * distribution's {@code functions/} folder. Environment variables, routes, table and roles are in
 * {@code docs/adr/0020-front-end-functions.md}.
 */
@NullMarked
package io.acore.functions;

import org.jspecify.annotations.NullMarked;
