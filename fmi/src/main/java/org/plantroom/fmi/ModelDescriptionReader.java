package org.plantroom.fmi;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code modelDescription.xml}. Entities and document types are refused, so that a file from
 * a stranger can neither grow nor reach out.
 */
final class ModelDescriptionReader {
  private static final String VERSION = "2.0";

  private final XMLStreamReader xml;
  private final Map<String, String> declaredUnits = new HashMap<>();
  private final List<ScalarVariable> variables = new ArrayList<>();
  private String modelName = "";
  private String guid = "";
  private String identifier = "";
  private String declaredType = "";

  private ModelDescriptionReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads a description.
   *
   * @throws FmuException when it is no FMI 2.0 for co-simulation, or broken
   */
  static ModelDescription read(InputStream in) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return new ModelDescriptionReader(factory.createXMLStreamReader(in)).read();
    } catch (XMLStreamException e) {
      throw new FmuException(
          "its modelDescription.xml is no sound XML: "
              + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
          e);
    }
  }

  private ModelDescription read() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        element(xml.getLocalName());
      }
    }
    if (identifier.isEmpty()) {
      throw new FmuException("it has no co-simulation part; export it as \"FMI 2.0 CS\"");
    }
    return new ModelDescription(modelName, identifier, guid, variables);
  }

  private void element(String name) throws XMLStreamException {
    switch (name) {
      case "fmiModelDescription" -> root();
      case "CoSimulation" -> identifier = fileName(attribute("modelIdentifier"));
      case "SimpleType" -> declaredType = attribute("name");
      case "Real" -> declaredUnits.put(declaredType, attribute("unit"));
      case "ScalarVariable" -> variable();
      default -> {
        // What else the standard has (units' factors, annotations, structure) is not needed to run.
      }
    }
  }

  private void root() {
    String version = attribute("fmiVersion");
    if (!version.equals(VERSION)) {
      throw new FmuException(
          "it is of FMI version \"%s\"; export it as \"FMI 2.0 CS\"".formatted(version));
    }
    modelName = attribute("modelName");
    guid = attribute("guid");
  }

  /** The identifier becomes a file's name, so it must not lead elsewhere. */
  private static String fileName(String identifier) {
    if (!identifier.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new FmuException("its modelIdentifier is no name of C: \"%s\"".formatted(identifier));
    }
    return identifier;
  }

  private void variable() throws XMLStreamException {
    String name = attribute("name");
    int reference = reference(name);
    Causality causality = Causality.of(attribute("causality"));
    xml.nextTag();
    switch (xml.getLocalName()) {
      case "Real" -> add(name, reference, BaseType.REAL, causality);
      case "Integer", "Enumeration" -> add(name, reference, BaseType.INTEGER, causality);
      case "Boolean" -> add(name, reference, BaseType.BOOLEAN, causality);
      default -> {
        // Texts are no quantities.
      }
    }
  }

  private int reference(String name) {
    try {
      return Integer.parseUnsignedInt(attribute("valueReference"));
    } catch (NumberFormatException e) {
      throw new FmuException("its variable \"%s\" has no valueReference".formatted(name), e);
    }
  }

  private void add(String name, int reference, BaseType type, Causality causality) {
    boolean truth = type == BaseType.BOOLEAN;
    variables.add(
        new ScalarVariable(
            name,
            reference,
            type,
            causality,
            unit(),
            truth ? 0 : number(name, "min", Double.NEGATIVE_INFINITY),
            truth ? 1 : number(name, "max", Double.POSITIVE_INFINITY),
            number(name, "start", Double.NaN)));
  }

  private String unit() {
    String own = attribute("unit");
    String unit = own.isEmpty() ? declaredUnits.getOrDefault(attribute("declaredType"), "") : own;
    return UnitNames.ucum(unit);
  }

  private double number(String variable, String attribute, double otherwise) {
    String text = attribute(attribute);
    try {
      return switch (text) {
        case "" -> otherwise;
        case "true" -> 1;
        case "false" -> 0;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw new FmuException(
          "%s of its variable \"%s\" is no number: \"%s\"".formatted(attribute, variable, text), e);
    }
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }
}
