/** S3 buckets that nobody outside the account, and nobody without TLS, can read. */
@NullMarked
package io.acore.constructs.bucket;

import org.jspecify.annotations.NullMarked;
