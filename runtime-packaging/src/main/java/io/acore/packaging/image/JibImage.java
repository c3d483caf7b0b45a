package io.acore.packaging.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One image as Jib describes it, to be written as a tar or sent to a registry. */
final class JibImage {
  /** Where AgentCore unpacks zips too, so that one and the same code finds its files. */
  static final String HOME = "/var/task";

  // Nobody's number in the usual bases, and not root.
  private static final String USER = "1000:1000";
  // The same moment as Jib's default: tar readers take the epoch itself for a missing time.
  private static final Instant TIME = Instant.ofEpochSecond(1);

  private final ImageRequest request;
  private final Bases.Ready base;
  private final List<FileEntriesLayer> layers;
  private final Credentials credentials;
  private final Path cache;

  JibImage(
      ImageRequest request,
      Bases.Ready base,
      List<FileEntriesLayer> layers,
      Credentials credentials,
      Path cache) {
    this.request = request;
    this.base = base;
    this.layers = List.copyOf(layers);
    this.credentials = credentials;
    this.cache = cache;
  }

  static FileEntriesLayer dependencies(Trees.Tree tree) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("dependencies");
    for (ZipItem item : tree.items()) {
      add(layer, tree.folder().resolve(item.name()), item.name(), item.executable());
    }
    return layer.build();
  }

  static FileEntriesLayer code(List<SourceFile> files) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("code");
    for (SourceFile file : files) {
      add(layer, file.file(), file.path(), file.executable());
    }
    return layer.build();
  }

  private static void add(
      FileEntriesLayer.Builder layer, Path file, String path, boolean executable) {
    layer.addEntry(
        file,
        AbsoluteUnixPath.get(HOME).resolve(path),
        FilePermissions.fromOctalString(executable ? "755" : "644"),
        TIME,
        "0:0");
  }

  /** What starts the agent, and the variables that let it find itself. */
  static List<String> entryPoint(List<String> command) {
    List<String> words = new ArrayList<>();
    for (String word : command.subList(0, command.size() - 1)) {
      // A script of a dependency; the base knows nothing of it.
      words.add("python3");
      words.add(HOME + "/bin/" + word);
    }
    words.add("python3");
    words.add(command.get(command.size() - 1));
    return words;
  }

  /** Writes an OCI layout as a tar. */
  void write(Path tar, String name) {
    run(name, Containerizer.to(named(TarImage.at(tar), name)));
  }

  /** Sends it; a layer that is there already is not sent again. Gives the manifest's digest. */
  Sha256 push(String reference) {
    RegistryImage target = credentials.of(reference);
    JibContainer sent = run(reference, Containerizer.to(target));
    return new Sha256(sent.getDigest().getHash());
  }

  private JibContainer run(String name, Containerizer target) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      return builder()
          .containerize(
              target
                  .setExecutorService(threads)
                  .setBaseImageLayersCache(cache.resolve("base"))
                  .setApplicationLayersCache(cache.resolve("layers"))
                  .setAllowInsecureRegistries(
                      Credentials.loopback(name)
                          || base.reference().map(Credentials::loopback).orElse(false))
                  .setToolName("acore"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PackagingErrors.registry(name, "interrupted", e);
    } catch (ExecutionException e) {
      throw PackagingErrors.registry(base.reference().orElse(name), why(e), e);
    } catch (RegistryException | CacheDirectoryCreationException | IOException e) {
      throw PackagingErrors.registry(base.reference().orElse(name), why(e), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private JibContainerBuilder builder() {
    JibContainerBuilder builder =
        base.tar()
            .map(tar -> Jib.from(TarImage.at(tar)))
            .orElseGet(() -> Jib.from(credentials.of(base.reference().orElseThrow())));
    builder
        .setFormat(ImageFormat.OCI)
        .setCreationTime(Instant.EPOCH)
        .setPlatforms(Set.of(new Platform(request.code().architecture().imageName(), "linux")))
        .setFileEntriesLayers(layers);
    return request.dockerfile().isPresent() ? builder : describe(builder);
  }

  private JibContainerBuilder describe(JibContainerBuilder builder) {
    return builder
        .setEntrypoint(entryPoint(request.command()))
        .setProgramArguments(List.of())
        .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
        .setUser(USER)
        .setExposedPorts(Port.tcp(request.port()))
        .addEnvironmentVariable("PYTHONPATH", HOME)
        // Logs come when they are written, and nothing tries to write beside code it does not own.
        .addEnvironmentVariable("PYTHONUNBUFFERED", "1")
        .addEnvironmentVariable("PYTHONDONTWRITEBYTECODE", "1")
        .addEnvironmentVariable("HOME", "/tmp");
  }

  private static TarImage named(TarImage image, String name) {
    try {
      return image.named(name);
    } catch (InvalidImageReferenceException e) {
      throw new IllegalStateException("not a name for an image: " + name, e);
    }
  }

  private static String why(Throwable e) {
    Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    Optional<String> message = Optional.ofNullable(cause).map(Throwable::getMessage);
    return message.orElse(String.valueOf(cause)).lines().findFirst().orElse("");
  }

  /** For the key of the cache: everything of this class that decides bytes. */
  static Map<String, Object> identity(ImageRequest request) {
    return Map.of(
        "format",
        "image-1",
        "command",
        entryPoint(request.command()),
        "port",
        request.port(),
        "user",
        USER,
        "home",
        HOME);
  }
}
