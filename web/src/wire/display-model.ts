/** The shapes of displays as the host gives them; everything lies on a grid of cells of 8 units. */

export interface Cell {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Cell {
  readonly width: number;
  readonly height: number;
}

export type Turn = 'right' | 'down' | 'left' | 'up';

/** A symbol in its place; tags are named as the display's file names them. */
export interface PlacedSymbol {
  readonly id: string;
  readonly symbol: string;
  /** What it covers, after turning. */
  readonly box: Box;
  readonly turn: Turn;
  readonly label: string;
  readonly labelAt: 'above' | 'below' | 'left' | 'right';
  readonly machine: string | null;
  readonly running: string | null;
  readonly fault: string | null;
  readonly mode: string | null;
  readonly value: string | null;
  readonly level: string | null;
  readonly layers: readonly string[];
  readonly tags: readonly string[];
}

export interface Pipe {
  readonly kind: 'supply' | 'return' | 'duct' | 'signal';
  readonly flow: boolean;
  readonly points: readonly Cell[];
}

export interface DrawnValue {
  readonly box: Box;
  readonly label: string;
  readonly tag: string;
  readonly setPoint: string | null;
}

export interface Span {
  readonly min: number;
  readonly max: number;
}

export interface DrawnBar {
  readonly box: Box;
  readonly label: string;
  readonly tag: string;
  readonly setPoint: string | null;
  readonly scale: Span | null;
  readonly normal: Span | null;
}

/** Symbols, pipes and values on a grid. */
export interface Drawing {
  readonly size: Cell;
  readonly symbols: readonly PlacedSymbol[];
  readonly pipes: readonly Pipe[];
  readonly values: readonly DrawnValue[];
  readonly bars: readonly DrawnBar[];
  readonly texts: readonly { readonly box: Box; readonly text: string; readonly title: boolean }[];
  readonly zones: readonly { readonly box: Box; readonly label: string }[];
}

/** A display: a drawing, or an SVG the host has made harmless. */
export interface Display {
  readonly id: string;
  readonly name: string;
  readonly types: readonly string[];
  /** Type of each machine of a plant, by the name it has on the display. */
  readonly machines: Readonly<Record<string, string>>;
  readonly drawing: Drawing | null;
  readonly svg: string | null;
}

/** The display of a site: its id, and the device's path by the name it has on the display. */
export interface SiteDisplay {
  readonly id: string;
  readonly machines: Readonly<Record<string, string>>;
}
