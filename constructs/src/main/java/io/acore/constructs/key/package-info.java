/** Customer-managed KMS keys, for those who ask for them; AWS-managed encryption is the default. */
@NullMarked
package io.acore.constructs.key;

import org.jspecify.annotations.NullMarked;
