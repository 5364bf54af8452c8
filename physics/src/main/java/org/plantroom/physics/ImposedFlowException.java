package org.plantroom.physics;

/** A flow that a component sets by itself enters a closed circuit, which cannot take it. */
public final class ImposedFlowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Outlet source;

  ImposedFlowException(String component, Outlet source) {
    super(
        "a flow is imposed on a closed circuit, where it has nowhere to go: give the circuit a"
            + " reservoir or an open end, or let a pump drive the flow [component=%s]"
                .formatted(component));
    this.source = source;
  }

  /** The outlet whose flow is imposed. */
  public Outlet source() {
    return source;
  }
}
