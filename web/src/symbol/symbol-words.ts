import { msg } from '@lit/localize';
import type { Words } from '../language/words';

/** What symbols are called, by their names in the project files. */
const TITLES: Readonly<Record<string, Words>> = {
  pump: () => msg('Pump'),
  fan: () => msg('Fan'),
  compressor: () => msg('Compressor'),
  valve: () => msg('Valve'),
  'motor-valve': () => msg('Valve with motor'),
  'three-way-valve': () => msg('Three-way valve with motor'),
  'check-valve': () => msg('Check valve'),
  'expansion-valve': () => msg('Expansion valve'),
  strainer: () => msg('Strainer'),
  damper: () => msg('Damper'),
  'vav-box': () => msg('Variable air volume box'),
  filter: () => msg('Filter'),
  'heating-coil': () => msg('Heating coil'),
  'cooling-coil': () => msg('Cooling coil'),
  'rotary-recovery': () => msg('Rotary heat recovery'),
  'plate-recovery': () => msg('Plate heat recovery'),
  'heat-exchanger': () => msg('Heat exchanger'),
  'heat-pump': () => msg('Heat pump'),
  'air-heat-pump': () => msg('Air heat pump'),
  chiller: () => msg('Chiller'),
  'four-pipe-machine': () => msg('Heating and cooling machine'),
  tank: () => msg('Tank'),
  'ice-tank': () => msg('Ice tank'),
  borehole: () => msg('Borehole heat exchanger'),
  room: () => msg('Room'),
  radiator: () => msg('Heat consumer'),
  meter: () => msg('Meter'),
  'air-handling-unit': () => msg('Air handling unit'),
  inverter: () => msg('Inverter'),
  grid: () => msg('Electricity grid'),
  pipeline: () => msg('Pipeline'),
  'pump-station': () => msg('Pumping station'),
  plant: () => msg('Plant'),
  other: () => msg('Machine'),
};

/** What a symbol is called; its name where this page knows no word for it. */
export function symbolTitle(name: string): string {
  return TITLES[name]?.() ?? name;
}

const LOOKS: Readonly<Record<string, Words>> = {
  running: () => msg('running'),
  stopped: () => msg('stopped'),
  fault: () => msg('fault'),
  unknown: () => msg('not known'),
  uncertain: () => msg('uncertain'),
  stale: () => msg('stale'),
  bad: () => msg('bad'),
};

/** How a symbol stands, in words: `uncertain, stopped`. */
export function lookWords(look: string): string {
  return look
    .split(' ')
    .map((word) => LOOKS[word]?.() ?? word)
    .join(', ');
}
