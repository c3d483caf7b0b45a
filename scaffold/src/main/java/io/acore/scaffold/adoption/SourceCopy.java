package io.acore.scaffold.adoption;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Copies an agent's code, without what no new project should start with: secrets, state, caches.
 */
final class SourceCopy {
  private static final PathMatcher LEFT_BEHIND =
      FileSystems.getDefault()
          .getPathMatcher(
              "glob:{.git,.env,.env.*,*.tfvars,*.tfstate,*.tfstate.*,*.pem,*.key,.aws,.terraform,"
                  + ".venv,venv,__pycache__,*.pyc,node_modules,cdk.out,.acore,.acore-init-*,"
                  + ".bedrock_agentcore,.bedrock_agentcore.yaml,.DS_Store}");

  private SourceCopy() {}

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(from) && LEFT_BEHIND.matches(folder.getFileName())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // A link may lead anywhere, so it is not followed and not copied
            if (attributes.isRegularFile() && !LEFT_BEHIND.matches(file.getFileName())) {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  StandardCopyOption.REPLACE_EXISTING);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
