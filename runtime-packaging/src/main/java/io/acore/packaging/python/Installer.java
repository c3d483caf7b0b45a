package io.acore.packaging.python;

import java.nio.file.Path;
import java.util.List;

/** uv or pip: resolves requirements and puts wheels for the target into a folder. */
interface Installer {
  /** Name and version, for the record of what built a layer. */
  String describe();

  /** All requirements, pinned and hashed, as the text of a requirements file. */
  String resolve(Dependencies dependencies, Target target, PackageIndex.Resolved index, Path work);

  /** What the package's wheels are for, as far as this tool can tell; for a message. */
  List<String> wheelsOf(
      String name, String version, Target target, PackageIndex.Resolved index, Path work);

  /** Installs exactly these; hashes are checked. */
  void install(Path requirements, Target target, PackageIndex.Resolved index, Path work, Path into);

  /** Builds a local source into a wheel that runs everywhere, and installs it. */
  void installLocal(
      List<Path> sources, Target target, PackageIndex.Resolved index, Path work, Path into);
}
