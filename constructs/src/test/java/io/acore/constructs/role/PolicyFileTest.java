package io.acore.constructs.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatARoleMayDo() throws IOException {
    List<Statement> statements =
        read(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"},
              {"Sid": "Own", "Effect": "Allow", "Action": ["s3:GetObject"],
               "Resource": "arn:aws:s3:::home/${aws:username}/*",
               "Condition": {"Bool": {"aws:SecureTransport": true}}}]}
            """);
    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).reason()).contains("the policy file policy.json says so");
    assertThat(statements.get(1).resources().get(0).text())
        .contains("arn:aws:s3:::home/${aws:username}/*");
    assertThat(statements.get(1).conditions())
        .isEqualTo(Map.of("Bool", Map.of("aws:SecureTransport", true)));
  }

  @Test
  void namesTheFileAndThePlace() {
    assertThatThrownBy(() -> read(statement("\"Action\": \"s3:*\", \"Resource\": \"*\"")))
        .hasMessageStartingWith("`policy.json`: Statement[0]: The action `s3:*`");
    assertThatThrownBy(() -> read(statement("\"Action\": \"s3:GetObject\", \"Resorce\": \"*\"")))
        .hasMessage("`policy.json`: Statement[0] has `Resorce`");
    assertThatThrownBy(() -> read(statement("\"Action\": \"s3:GetObject\"")))
        .hasMessage("`policy.json`: Statement[0].Resource is missing or no text");
    assertThatThrownBy(() -> read("{\"Statement\": [{\"Effect\": \"Deny\"}]}"))
        .hasMessage("`policy.json`: Statement[0] has the effect `Deny`");
    assertThatThrownBy(() -> read("{}")).hasMessageEndingWith("is not a policy");
  }

  private static String statement(String members) {
    return "{\"Statement\": {\"Effect\": \"Allow\", " + members + "}}";
  }

  private List<Statement> read(String text) throws IOException {
    return PolicyFile.read(Files.writeString(folder.resolve("policy.json"), text));
  }
}
