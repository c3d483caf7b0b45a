/**
 * The web front end: a page and an API behind one address, sign-in, and a fence around each tenant.
 *
 * <p>{@code Distribution} serves a {@code WebPage} and the {@code FrontEndApi}, whose three {@code
 * FrontEndFunction}s are those of the module {@code functions}. A {@code TenantRole} is what the
 * proxy, and the agent, take on to act for one tenant. docs/adr/0020-front-end-functions.md says
 * what each function may reach.
 */
@NullMarked
package io.acore.constructs.bff;

import org.jspecify.annotations.NullMarked;
