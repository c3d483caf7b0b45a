/**
 * The Java form of a project: {@code app: "<command>"} in acore.yaml names a program, {@code acore
 * synth} runs it, and the program says in Java what the file would say in YAML, plus constructs of
 * its own.
 */
@NullMarked
package io.acore.stacks.program;

import org.jspecify.annotations.NullMarked;
