package io.acore.localcloud.codeinterpreter;

import java.nio.file.Path;

/** What the project and the machine allow. */
public interface LocalTools {
  /** Whether the project has switched the code interpreter on; asked for each session. */
  boolean codeInterpreter();

  /** A Python 3 of this machine. */
  Path python();
}
