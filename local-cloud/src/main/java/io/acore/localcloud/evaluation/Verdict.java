package io.acore.localcloud.evaluation;

/**
 * What a rule of thumb makes of a trace.
 *
 * @param value 0 to 1
 * @param why how it came about
 */
record Verdict(double value, String why) {}
