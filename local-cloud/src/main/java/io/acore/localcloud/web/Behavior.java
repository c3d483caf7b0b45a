package io.acore.localcloud.web;

/** What happens to the paths of one pattern. */
record Behavior(Origin origin, ResponseHeaders headers) {}
