import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The frame around every page. */
@customElement('plantroom-app')
export class PlantroomApp extends LitElement {
  override render() {
    return html`<h1>Plantroom</h1>`;
  }
}
