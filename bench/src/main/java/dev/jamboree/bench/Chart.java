package dev.jamboree.bench;

import java.util.List;

/** A picture of the verdicts: two bars each, and where the bar lies. */
final class Chart {

  private static final int WIDTH = 940;
  private static final int LEFT = 330;
  private static final int BARS = 380;
  private static final int ROW = 58;
  private static final int TOP = 60;

  private Chart() {}

  static String svg(List<Verdict> verdicts) {
    int height = TOP + ROW * verdicts.size() + 20;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="system-ui, sans-serif" font-size="13">
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        <text x="20" y="28" font-size="17" font-weight="600" fill="#1a1f36">Jamboree and its peers</text>
        <rect x="%3$d" y="18" width="12" height="12" fill="#2f6fde"/><text x="%4$d" y="29" fill="#1a1f36">product</text>
        <rect x="%5$d" y="18" width="12" height="12" fill="#b4bcc8"/><text x="%6$d" y="29" fill="#1a1f36">peer</text>
        <text x="%7$d" y="29" fill="#5b6475">ratio (bar)</text>
        """
            .formatted(WIDTH, height, LEFT, LEFT + 18, LEFT + 90, LEFT + 108, LEFT + BARS + 90));
    int y = TOP;
    for (Verdict verdict : verdicts) {
      svg.append(row(verdict, y));
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String row(Verdict verdict, int y) {
    double peer = verdict.peer().orElse(0);
    double scale = BARS / Math.max(Math.max(verdict.product(), peer), 1e-9);
    if (verdict.measure() == Measure.SQL_PER_JOIN) {
      scale = BARS / Math.max(1.0, verdict.product()); // a full bar is one statement per join
    }
    String colour = verdict.met() ? "#1c7c4a" : "#c0392b";
    return text(20, y + 15, "#1a1f36", verdict.measure().title())
        + "<text x=\"20\" y=\"%d\" fill=\"#5b6475\" font-size=\"10.5\">%s</text>\n"
            .formatted(y + 33, verdict.measure().meaning())
        + bar(y, verdict.product() * scale, "#2f6fde", Markdown.figure(verdict.product()))
        + (verdict.peer().isPresent()
            ? bar(y + 20, peer * scale, "#b4bcc8", Markdown.figure(peer))
            : "")
        + text(LEFT + BARS + 90, y + 25, colour, ratio(verdict));
  }

  private static String ratio(Verdict verdict) {
    String sign = verdict.measure() == Measure.SQL_PER_JOIN ? "" : "×";
    return "%s%s (%s)"
        .formatted(sign, Markdown.figure(verdict.ratio()), Markdown.bar(verdict.measure()));
  }

  private static String bar(int y, double width, String colour, String figure) {
    int pixels = (int) Math.max(1, Math.round(width));
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"17\" fill=\"%s\"/>\n"
            .formatted(LEFT, y + 2, pixels, colour)
        + text(LEFT + pixels + 6, y + 15, "#5b6475", figure);
  }

  private static String text(int x, int y, String colour, String text) {
    return "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n".formatted(x, y, colour, text);
  }
}
