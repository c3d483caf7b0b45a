/** One record for each call, on one line of JSON, whatever happened to the call. */
@NullMarked
package io.acore.functions.audit;

import org.jspecify.annotations.NullMarked;
