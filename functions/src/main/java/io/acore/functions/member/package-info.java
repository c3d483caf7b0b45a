/** The members of a tenant: their roles, invitations, suspension. */
@NullMarked
package io.acore.functions.member;

import org.jspecify.annotations.NullMarked;
