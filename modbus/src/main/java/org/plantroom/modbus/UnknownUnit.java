package org.plantroom.modbus;

/** What a server does with requests for a unit it does not have. */
public enum UnknownUnit {
  /** Answers exception 0x0B, as a gateway does whose target stays silent. */
  GATEWAY_EXCEPTION,
  /** Does not answer. */
  SILENT
}
