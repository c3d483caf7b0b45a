/**
 * Certificate authorities of a company's own, which browsers and code interpreters are to trust.
 */
@NullMarked
package io.acore.constructs.certificate;

import org.jspecify.annotations.NullMarked;
