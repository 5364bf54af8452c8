import { ReactiveElement } from 'lit';

/** Draws every component below anew, as after another language has come; what people typed stays. */
export function redraw(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof ReactiveElement) {
      element.requestUpdate();
    }
    if (element.shadowRoot !== null) {
      redraw(element.shadowRoot);
    }
  }
}
