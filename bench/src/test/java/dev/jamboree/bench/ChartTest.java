package dev.jamboree.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class ChartTest {

  @Test
  void thePictureIsWellFormedAndShowsEveryMeasure() throws Exception {
    OptionalDouble none = OptionalDouble.empty();
    var koa =
        new Verdict(Measure.JOIN_64_KOA, 18_000, OptionalDouble.of(700), 25.7, none, 8, true, "");
    var sql = new Verdict(Measure.SQL_PER_JOIN, 0.05, none, 0.05, none, 8, false, "");
    String svg = Chart.svg(List.of(koa, sql));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3 + 3);
    assertThat(svg).contains("join-64-koa", "sql-per-join", "18,000", "×25.7 (≥ 20)");
  }
}
