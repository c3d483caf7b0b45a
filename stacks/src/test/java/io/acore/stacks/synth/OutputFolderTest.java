package io.acore.stacks.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
  @TempDir Path folder;

  @Test
  void removesWhatIsNoLongerWantedAndItsEmptyFolders() throws IOException {
    Path source = folder.resolve("source");
    write("source/cdk.tf.json", "new");
    write("target/cdk.tf.json", "old");
    write("target/artifacts/old.zip", "zip");
    OutputFolder.sync(source, folder.resolve("target"));
    assertThat(folder.resolve("target/cdk.tf.json")).hasContent("new");
    assertThat(folder.resolve("target/artifacts")).doesNotExist();
  }

  @Test
  void keepsTheStateAndAllThatTerraformWrote() throws IOException {
    Path source = folder.resolve("source");
    write("source/cdk.tf.json", "new");
    write("target/terraform.tfstate", "state");
    write("target/terraform.tfstate.backup", "backup");
    write("target/.terraform.lock.hcl", "lock");
    write("target/.terraform/providers/x", "provider");
    OutputFolder.sync(source, folder.resolve("target"));
    assertThat(folder.resolve("target/terraform.tfstate")).hasContent("state");
    assertThat(folder.resolve("target/terraform.tfstate.backup")).hasContent("backup");
    assertThat(folder.resolve("target/.terraform.lock.hcl")).hasContent("lock");
    assertThat(folder.resolve("target/.terraform/providers/x")).hasContent("provider");
  }

  @Test
  void leavesAnEqualFileUntouched() throws IOException {
    write("source/cdk.tf.json", "same");
    Path target = write("target/cdk.tf.json", "same");
    Files.setLastModifiedTime(target, java.nio.file.attribute.FileTime.fromMillis(1000));
    OutputFolder.sync(folder.resolve("source"), folder.resolve("target"));
    assertThat(Files.getLastModifiedTime(target).toMillis()).isEqualTo(1000);
  }

  @Test
  void keepsAPackageOnceAndEveryTextTwice() throws IOException {
    Path zip = write("source/artifacts/a.zip", "x".repeat(2 << 20));
    Path text = write("source/cdk.tf.json", "{}");
    Path target = folder.resolve("target");
    for (int run = 0; run < 2; run++) {
      OutputFolder.sync(folder.resolve("source"), target);
      assertThat(Files.isSameFile(zip, target.resolve("artifacts/a.zip"))).isTrue();
      assertThat(Files.isSameFile(text, target.resolve("cdk.tf.json"))).isFalse();
    }
  }

  @Test
  void putsAnotherPackageInPlaceWithoutWritingIntoTheOldOne() throws IOException {
    Path old = write("old/artifacts/a.zip", "x".repeat(2 << 20));
    Path newer = write("new/artifacts/a.zip", "y".repeat(2 << 20));
    Path target = folder.resolve("target");
    OutputFolder.sync(folder.resolve("old"), target);
    OutputFolder.sync(folder.resolve("new"), target);
    assertThat(target.resolve("artifacts/a.zip")).hasSameBinaryContentAs(newer);
    assertThat(old).hasContent("x".repeat(2 << 20));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
