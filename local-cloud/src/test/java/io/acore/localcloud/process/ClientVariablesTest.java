package io.acore.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ClientVariablesTest {
  @Test
  void aShellTakesThemWhateverTheFolderIsCalled() {
    assertThat(ClientVariables.exports("http://127.0.0.1:1", Path.of("/home/o'brien/a b")))
        .isEqualTo(
            """
            export AWS_ENDPOINT_URL='http://127.0.0.1:1'
            export AWS_ACCESS_KEY_ID='local'
            export AWS_SECRET_ACCESS_KEY='local'
            export PYTHONPATH='/home/o'\\''brien/a b/runtime'${PYTHONPATH:+:$PYTHONPATH}
            """);
  }
}
