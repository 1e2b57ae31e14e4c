package dev.jamboree.server.config;

import dev.jamboree.server.config.SettingsReader.Entry;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Settings in YAML: mappings of mappings, the leaves plain values. */
final class YamlText {

  private static final int DEPTH = 4;

  private final String file;
  private final List<Entry> entries = new ArrayList<>();

  private YamlText(String file) {
    this.file = file;
  }

  static List<Entry> entries(String text, String file) {
    YamlText yaml = new YamlText(file);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root != null) yaml.read(root, "", 0);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigException(
          List.of(file + ":" + line + ": this is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      throw new ConfigException(List.of(file + ": this is not YAML: " + e.getMessage()));
    }
    return yaml.entries;
  }

  private void read(Node node, String prefix, int depth) {
    String place = file + ":" + (node.getStartMark().getLine() + 1);
    switch (node) {
      case MappingNode mapping when depth < DEPTH -> {
        for (NodeTuple tuple : mapping.getValue()) {
          if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            throw new ConfigException(List.of(place + ": a key must be a plain word"));
          }
          String path = prefix.isEmpty() ? key.getValue() : prefix + "." + key.getValue();
          read(tuple.getValueNode(), path, depth + 1);
        }
      }
      case ScalarNode scalar when !prefix.isEmpty() ->
          entries.add(new Entry(prefix, scalar.getValue(), place));
      default ->
          throw new ConfigException(
              List.of(
                  place
                      + ": "
                      + (prefix.isEmpty() ? "a file of settings" : prefix)
                      + " must be "
                      + (prefix.isEmpty() ? "key: value lines" : "one plain value")));
    }
  }
}
