package io.acore.base;

/** Hears that the user wants a process to stop that should not be cut off. */
public interface Interruption {

  /** The first Ctrl-C: the process was asked to finish what it is at. */
  void asked();

  /** The second: the process and all it started were killed. */
  void forced();
}
