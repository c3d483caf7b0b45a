/**
 * What CloudFront is: each distribution has a host of its own below {@code localhost}, under which
 * buckets and REST APIs answer as its behaviors say. Nothing is cached.
 */
@NullMarked
package io.acore.localcloud.web;

import org.jspecify.annotations.NullMarked;
