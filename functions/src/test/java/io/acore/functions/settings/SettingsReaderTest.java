package io.acore.functions.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.functions.testing.TestBff;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {
  @Test
  void readsWhatADeploymentSays() {
    Settings settings = SettingsReader.parse(TestBff.SETTINGS, TestBff.ENVIRONMENT);
    assertThat(settings.issuers()).hasSize(2);
    assertThat(settings.lifetimes().idle()).hasMinutes(30);
    assertThat(settings.limits().callsPerTenant()).isEqualTo(20);
    assertThat(settings.audit()).isEqualTo(Settings.Payload.REDACTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"app\": \"shop\"|\"app\": \"a b\"|app `a b` is not allowed",
        "\"agent\": \"helper\",||agent is missing",
        "https://main.example|http://main.example|issuers[0].issuer must be an https address",
        "https://main.example|https://user@main.example|issuers[0].issuer must be an https address",
        "https://main.example|https://main.example?x|issuers[0].issuer must be an https address",
        "\"audit\"|\"audits\"|audits is not a setting",
        "\"idle_minutes\": 30|\"idle_minutes\": 0|session.idle_minutes must be a number from 1 to 1440",
        "\"idle_minutes\": 30|\"idle_minutes\": \"30\"|session.idle_minutes must be a number",
        "\"id\": \"other\"|\"id\": \"main\"|issuers have an id twice",
        "\"initech\": \"initech\"|\"initech\": \"acme\"|issuers have a tenant in common",
        "\"initech\": \"initech\"|\"initech\": \"a/b\"|issuers[1].tenants `a/b` is not allowed",
        "\"globex\": \"globex\"|\"globex\": 1|issuers[0].tenants must map texts to texts",
        "\"Bosses\": \"admin\"|\"Bosses\": \"Admin!\"|issuers[0].roles `Admin!` is not allowed",
        "\"membership\": \"invited\"|\"membership\": \"closed\"|issuers[1].membership must be one of [open, invited]",
        "\"audit\": \"redacted\"|\"audit\": \"full\"|audit must be one of [off, hash, redacted]"
      })
  void namesWhatIsWrong(String from, String to, String problem) {
    String json = TestBff.SETTINGS.replace(from, to == null ? "" : to);
    assertThatThrownBy(() -> SettingsReader.parse(json, TestBff.ENVIRONMENT))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(problem);
  }

  @Test
  void namesAllProblemsAtOnce() {
    assertThatThrownBy(() -> SettingsReader.parse("{}", Map.of()))
        .hasMessageContaining("app is missing")
        .hasMessageContaining("agent is missing")
        .hasMessageContaining("issuers must name")
        .hasMessageContaining("ACORE_SESSION_TABLE is missing");
  }

  @Test
  void takesPlainHttpFromLoopbackOnlyAndOnlyLocally() {
    String json = TestBff.SETTINGS.replace("https://main.example", "http://127.0.0.1:8080/main");
    assertThatThrownBy(() -> SettingsReader.parse(json, TestBff.ENVIRONMENT))
        .isInstanceOf(InvalidSettings.class);
    Map<String, String> local = new HashMap<>(TestBff.ENVIRONMENT);
    local.put("ACORE_LOCAL", "true");
    assertThat(SettingsReader.parse(json, local).issuers()).hasSize(2);
    assertThatThrownBy(
            () -> SettingsReader.parse(json.replace("127.0.0.1", "127.0.0.1.evil.example"), local))
        .isInstanceOf(InvalidSettings.class);
  }

  @Test
  void takesOnlyAnOriginAsOrigin() {
    for (String origin :
        new String[] {
          "http://ui.example", "https://ui.example/", "https://ui.example/x", "ui.example"
        }) {
      Map<String, String> environment = new HashMap<>(TestBff.ENVIRONMENT);
      environment.put("ACORE_PUBLIC_ORIGIN", origin);
      assertThatThrownBy(() -> SettingsReader.parse(TestBff.SETTINGS, environment))
          .as(origin)
          .isInstanceOf(InvalidSettings.class);
    }
  }
}
