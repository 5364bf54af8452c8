package org.plantroom.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plantroom.core.Kind;
import org.plantroom.core.Shapes;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * Rows of amounts, such as {@code [-7 °C, 35 °C, 5.1 kW, 2.7]}; at least one.
 *
 * @param columns what each row holds
 */
record TableKind(List<AmountKind> columns) implements Kind<double[][]> {
  @Override
  public String expected() {
    return columns.stream()
        .map(AmountKind::unit)
        .collect(Collectors.joining(", ", "a list of rows, each [", "]"));
  }

  @Override
  public Optional<double[][]> read(YamlNode node, Where where) {
    if (!(node instanceof YamlNode.Sequence rows) || rows.items().isEmpty()) {
      where.at(node.place()).report(node.found(), expected());
      return Optional.empty();
    }
    List<double[]> table = new ArrayList<>();
    for (int i = 0; i < rows.items().size(); i++) {
      YamlNode row = rows.items().get(i);
      row(row, where.item(i, row.place())).ifPresent(table::add);
    }
    return table.size() == rows.items().size()
        ? Optional.of(table.toArray(double[][]::new))
        : Optional.empty();
  }

  private Optional<double[]> row(YamlNode node, Where where) {
    if (!(node instanceof YamlNode.Sequence cells) || cells.items().size() != columns.size()) {
      where.report(node.found(), "%d numbers in a list".formatted(columns.size()));
      return Optional.empty();
    }
    double[] row = new double[columns.size()];
    boolean whole = true;
    for (int i = 0; i < row.length; i++) {
      YamlNode cell = cells.items().get(i);
      Optional<Double> amount = columns.get(i).read(cell, where.item(i, cell.place()));
      row[i] = amount.orElse(Double.NaN);
      whole &= amount.isPresent();
    }
    return whole ? Optional.of(row) : Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    return Shapes.ofType("array").put("minItems", 1);
  }
}
