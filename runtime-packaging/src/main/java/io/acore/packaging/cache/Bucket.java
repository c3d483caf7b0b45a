package io.acore.packaging.cache;

/** A kind of entry; the version in the folder's name changes with the form of what is inside. */
public enum Bucket {
  /** Installed dependencies as a zip. */
  LAYERS("layers-v1"),
  /** Requirements that were resolved once, with their hashes. */
  RESOLUTIONS("resolutions-v1"),
  /** Finished deployment zips. */
  PACKAGES("packages-v1"),
  /** Layers unpacked, for container images. */
  TREES("trees-v1"),
  /** Base images in the one form that Jib reads. */
  BASES("bases-v1"),
  /** Finished container images. */
  IMAGES("images-v1"),
  /** The web front end's functions with an agent's settings beside their code. */
  FRONT_ENDS("front-ends-v1");

  private final String folder;

  Bucket(String folder) {
    this.folder = folder;
  }

  public String folder() {
    return folder;
  }
}
