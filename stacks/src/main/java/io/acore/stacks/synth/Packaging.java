package io.acore.stacks.synth;

import io.acore.stacks.agent.Artifact;
import java.nio.file.Path;

/** What synth asks of the packager. */
interface Packaging {

  /**
   * One thing to package.
   *
   * @param source a folder of Python code
   * @param python such as {@code 3.12}
   * @param function whether it is for AWS Lambda; otherwise for AgentCore Runtime
   */
  record Unit(Path source, String python, boolean function) {}

  /** A hash over everything that decides the zip's bytes; needs no network. */
  String fingerprint(Unit unit);

  /** The zip. */
  Artifact pack(Unit unit);
}
