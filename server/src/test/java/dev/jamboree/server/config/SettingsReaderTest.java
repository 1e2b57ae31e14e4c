package dev.jamboree.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {

  private static final Map<String, String> COMPLETE =
      Map.of(
          "JAMBOREE_DB_URL", "mysql://u:p%40ss@db:4000/game",
          "JAMBOREE_REDIS_URL", "redis://cache:6379",
          "JAMBOREE_SERVER_KEY", "0123456789abcdef",
          "JAMBOREE_ADMIN_TOKEN", "fedcba9876543210",
          "PATH", "/bin");

  @TempDir Path folder;

  @Test
  void whatIsNotSetIsAsTheTableSays() {
    Config config = Config.of(new SettingsReader().environment(COMPLETE).settings(List.of()));
    assertThat(config.http()).isEqualTo(new Config.Address("0.0.0.0", 8080));
    assertThat(config.lanes().maxWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.database().password()).isEqualTo("p@ss");
    assertThat(config.jwt()).isEmpty();
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file = file("c.yaml", "http: {port: 1}\nops: {port: 1}\nlog: {level: debug}\n");
    Settings settings =
        new SettingsReader()
            .file(file)
            .environment(COMPLETE)
            .environment(Map.of("JAMBOREE_HTTP_PORT", "2", "JAMBOREE_OPS_PORT", "2"))
            .flag("--port", Setting.HTTP_PORT, "3")
            .settings(List.of());
    assertThat(settings.number(Setting.HTTP_PORT)).isEqualTo(3);
    assertThat(settings.number(Setting.OPS_PORT)).isEqualTo(2);
    assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "http:\\n  prot: 1 | c.yaml:2: there is no setting http.prot; did you mean http.port?",
        "http:\\n  port: 70000 | c.yaml:2: http.port must be a whole number from 0 to 65535",
        "http:\\n  port: many | c.yaml:2: http.port must be a whole number from 0 to 65535",
        "http:\\n  port: 1\\n  port: 2 | c.yaml:3: http.port is set already",
        "pipeline:\\n  maxWait: 5 | c.yaml:2: pipeline.maxWait must be a time from 10ms to 60s",
        "pipeline:\\n  lanes: [1] | c.yaml:2: pipeline.lanes must be one plain value",
        "log:\\n  format: xml | c.yaml:2: log.format must be json or text",
        "db:\\n  url: postgres://x | c.yaml:2: db.url must be mysql://user:password@host:port/",
        "nonsense: 1 | c.yaml:1: there is no setting nonsense; ./jamboree help settings",
        "- a | c.yaml:1: a file of settings must be key: value lines",
        "\"a: 'b\" | c.yaml:1: this is not YAML",
        "jwt:\\n  keys: jwks.json | jwt.issuer must be set with jwt.keys",
        "server:\\n  key: short | c.yaml:2: server.key must be 16 to 200 characters",
        "server:\\n  key: sixteen and blanks | c.yaml:2: server.key must be 16 to 200 characters of",
        "server:\\n  key: schlüsselschlüssel | c.yaml:2: server.key must be 16 to 200 characters of",
      })
  void aBadFileIsRefusedWithTheLine(String text, String message) throws IOException {
    Path file = file("c.yaml", text.replace("\\n", "\n"));
    assertThatThrownBy(
            () -> new SettingsReader().environment(COMPLETE).file(file).settings(List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void propertiesAreReadToo() throws IOException {
    Path file = file("c.properties", "# a comment\n\nhttp.port = 81\npipeline.batchLimit=7\n");
    Settings settings = new SettingsReader().environment(COMPLETE).file(file).settings(List.of());
    assertThat(settings.number(Setting.HTTP_PORT)).isEqualTo(81);
    assertThat(settings.number(Setting.PIPELINE_BATCH_LIMIT)).isEqualTo(7);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException {
    Path file = file("c.properties", "http.port=x\nhttp.hots=y\n");
    assertThatThrownBy(() -> new SettingsReader().file(file).settings(List.of()))
        .message()
        .contains("c.properties:1", "c.properties:2", "JAMBOREE_DB_URL", "JAMBOREE_ADMIN_TOKEN");
  }

  @Test
  void aMistypedVariableIsRefusedAndAForeignOneIsNot() {
    SettingsReader kubernetes =
        new SettingsReader()
            .environment(COMPLETE)
            .environment(Map.of("JAMBOREE_SERVICE_HOST", "10.0.0.1", "JAMBOREE_PORT", "tcp://"));
    assertThat(kubernetes.settings(List.of()).number(Setting.HTTP_PORT)).isEqualTo(8080);
    SettingsReader mistyped =
        new SettingsReader().environment(COMPLETE).environment(Map.of("JAMBOREE_DB_POLL", "1"));
    assertThatThrownBy(() -> mistyped.settings(List.of()))
        .hasMessageContaining("did you mean JAMBOREE_DB_POOL?");
  }

  @Test
  void aMissingFileIsSaidSo() {
    assertThatThrownBy(
            () -> new SettingsReader().file(folder.resolve("none.yaml")).settings(List.of()))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void secretsAreNotPrinted() {
    Config config = Config.of(new SettingsReader().environment(COMPLETE).settings(List.of()));
    assertThat(config.toString()).doesNotContain("p@ss", "0123456789abcdef", "fedcba9876543210");
  }

  @Test
  void thePageOfSettingsIsUpToDate() throws IOException {
    Path page = Path.of("../docs/configuration.md");
    assertThat(page)
        .as("made by ./jamboree help settings > docs/configuration.md")
        .content()
        .isEqualTo(SettingsDocument.markdown());
  }

  @Test
  void everySettingHasANameOfItsOwnInTheEnvironment() {
    for (Setting setting : Setting.values()) {
      assertThat(Setting.ofEnvironmentName(setting.environmentName()))
          .isEqualTo(Optional.of(setting));
      setting.byDefault().ifPresent(value -> setting.kind().check(value));
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
