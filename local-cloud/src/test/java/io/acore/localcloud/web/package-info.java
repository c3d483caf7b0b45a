@NullMarked
package io.acore.localcloud.web;

import org.jspecify.annotations.NullMarked;
