package io.acore.cli;

import io.acore.base.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process: nothing else exits or touches the system's streams. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int exitCode = Cli.run(Environment.system(), out, err, arguments);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  // Output is UTF-8 whatever the locale, so that a golden file and a pipe see the same bytes.
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
