package io.acore.stacks.synth;

import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.FunctionArtifact;
import java.nio.file.Path;
import java.util.Map;

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

  /** A hash over everything that decides the bytes; needs no network. */
  String fingerprint(Unit unit);

  /** The agent: a zip or an image. */
  Artifact pack(Unit unit);

  /** A function for AWS Lambda. */
  FunctionArtifact function(Unit unit);

  /** The functions of the web front end with these texts beside their code. */
  Artifact frontEnd(Map<String, String> added);

  /** The files of the web front end's page, by name. */
  Map<String, String> page();
}
