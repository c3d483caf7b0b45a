@NullMarked
package io.acore.localcloud.signin;

import org.jspecify.annotations.NullMarked;
