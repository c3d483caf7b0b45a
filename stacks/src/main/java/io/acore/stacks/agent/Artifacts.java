package io.acore.stacks.agent;

import java.nio.file.Path;
import java.util.Map;

/** Packages code on demand; each answer is also copied into the stack's {@code artifacts/}. */
public interface Artifacts {

  /** The agent's code and its dependencies, for AgentCore Runtime. */
  Artifact runtime();

  /**
   * A Python function for AWS Lambda, its dependencies apart.
   *
   * @param source its folder
   * @param pythonVersion such as {@code 3.12}
   */
  FunctionArtifact function(Path source, String pythonVersion);

  /**
   * The functions of the web front end, which acore brings along.
   *
   * @param added texts that go beside the code, by their names in the zip
   */
  Artifact frontEnd(Map<String, String> added);

  /** The files of the web front end's page, by name. */
  Map<String, String> page();
}
