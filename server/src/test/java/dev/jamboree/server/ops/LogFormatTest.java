package dev.jamboree.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.core.json.JsonObject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class LogFormatTest {

  @Test
  void inJsonAnEventIsOneLineWithItsRequestId() throws JoranException {
    String line = encoded("json", context("json", "info"));
    assertThat(line).endsWith("\n").doesNotContain("\r");
    assertThat(line.strip().lines()).hasSize(1);
    JsonObject json = new JsonObject(line);
    assertThat(json.getString("level")).isEqualTo("WARN");
    assertThat(json.getString("loggerName")).isEqualTo("dev.jamboree.Test");
    assertThat(json.getString("formattedMessage")).isEqualTo("lost \"3\"\nof 5");
    assertThat(json.getJsonObject("throwable").getString("message")).isEqualTo("why");
    assertThat(json.getJsonArray("kvpList").getJsonObject(0).getString("requestId"))
        .isEqualTo("abc");
    assertThat(json.getLong("timestamp")).isPositive();
    assertThat(json.containsKey("arguments")).isFalse();
  }

  @Test
  void inTextAnEventIsForPeople() throws JoranException {
    assertThat(encoded("text", context("text", "info")))
        .contains("WARN  Test: lost \"3\"")
        .contains("requestId=\"abc\"")
        .contains("java.lang.IllegalStateException: why");
  }

  @Test
  void libraryLinesStayAboveWhatGoesOverTheWire() throws JoranException {
    LoggerContext context = context("text", "debug");
    assertThat(context.getLogger("dev.jamboree.server").getEffectiveLevel()).isEqualTo(Level.DEBUG);
    assertThat(context.getLogger("io.vertx.redis").getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("io.netty").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  private static LoggerContext context(String format, String level) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.putProperty("jamboree.log.format", format);
    context.putProperty("jamboree.log.level", level);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL config = LogFormatTest.class.getResource("/logback.xml");
    configurator.doConfigure(Objects.requireNonNull(config));
    return context;
  }

  private static String encoded(String format, LoggerContext context) {
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    Appender<ILoggingEvent> appender = root.getAppender(format);
    Logger logger = context.getLogger("dev.jamboree.Test");
    LoggingEvent event =
        new LoggingEvent(
            LogFormatTest.class.getName(),
            logger,
            Level.WARN,
            "lost \"{}\"\nof {}",
            new IllegalStateException("why"),
            new Object[] {3, 5});
    event.setKeyValuePairs(List.of(new KeyValuePair("requestId", "abc")));
    byte[] bytes = ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder().encode(event);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
