package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;

/** What commands are built from. */
record Services(Environment environment, ProcessRunner processes, Console console) {}
