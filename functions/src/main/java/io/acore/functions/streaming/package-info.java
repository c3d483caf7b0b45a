/**
 * A Lambda runtime loop that can answer before it has finished; Lambda's own Java runtime cannot.
 */
@NullMarked
package io.acore.functions.streaming;

import org.jspecify.annotations.NullMarked;
