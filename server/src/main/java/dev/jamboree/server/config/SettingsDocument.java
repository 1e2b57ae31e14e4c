package dev.jamboree.server.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The table of settings as a page: docs/configuration.md. */
public final class SettingsDocument {

  private SettingsDocument() {}

  /** The page in Markdown. */
  public static String markdown() {
    return """
    # Settings

    Where a setting comes from, the later winning: its default, the file of `serve --config FILE`
    (YAML, or `key=value` lines when the name ends in `.properties`), the environment, a flag.
    Unknown keys and bad values are refused, with the line and what is allowed.

    | key | environment | default | allowed | meaning |
    |---|---|---|---|---|
    %s

    In YAML the dots are levels:

    ```yaml
    http:
      port: 8080
    pipeline:
      maxWait: 500ms
    ```

    `./jamboree up` differs: it listens on 127.0.0.1, logs text from `warn` up, closes at once, and
    brings keys, database and Redis unless the environment names them.

    Not settings, but read from the environment: `JAMBOREE_CACHE` (where programs are unpacked;
    default `jamboree` in `$XDG_CACHE_HOME`, else in `~/.cache`), `JAMBOREE_TIDB_URL` (a TiDB for `./jamboree test`),
    `JAMBOREE_JAVA_OPTS` (options of the JVM; default `-Xmx512m`).

    This page is made by `./jamboree help settings`.
    """
        .formatted(
            Arrays.stream(Setting.values())
                .map(SettingsDocument::row)
                .collect(Collectors.joining("\n")));
  }

  private static String row(Setting setting) {
    String byDefault =
        setting.byDefault().map(value -> value.isEmpty() ? "" : "`" + value + "`").orElse("needed");
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.environmentName(),
            byDefault,
            setting.kind().allowed(),
            setting.meaning());
  }
}
