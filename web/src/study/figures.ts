import { msg } from '@lit/localize';
import { decimalSign } from '../language/formats';
import type { Words } from '../language/words';
import { formatNumber } from '../live/format';

/** Four significant digits, or a dash for what is not known. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    return value.toExponential(3).replaceAll('-', '−').replace('.', decimalSign());
  }
  const whole = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
  return formatNumber(value, Math.max(0, 4 - whole));
}

/** A difference with its sign, and its share of what it is the difference to. */
export function difference(value: number, base: number): string {
  const plus = value > base ? '+' : '';
  if (value === base) {
    return '±0';
  }
  const share = base === 0 ? '' : ` (${plus}${formatNumber((100 * (value - base)) / Math.abs(base), 1)} %)`;
  return `${plus}${figure(value - base)}${share}`;
}

/** A unit as people read it; nothing for plain numbers. */
export function unitWords(unit: string): string {
  return unit === '1' ? '' : unit === 'Cel' ? '°C' : unit;
}

/** A name with its unit. */
export function labelled(name: string, unit: string): string {
  const words = unitWords(unit);
  return words === '' ? name : `${name}, ${words}`;
}

const KPI_NAMES: Readonly<Record<string, Words>> = {
  energy: () => msg('Energy'),
  sold: () => msg('Energy sold'),
  cost: () => msg('Cost'),
  demandCost: () => msg('Demand cost'),
  emissions: () => msg('Emissions'),
  peak: () => msg('Peak power'),
  thermalDiscomfort: () => msg('Thermal discomfort'),
  airDiscomfort: () => msg('Air discomfort'),
  heat: () => msg('Heat'),
  cop: () => msg('COP'),
  starts: () => msg('Starts'),
  runHours: () => msg('Run hours'),
};

/** A KPI's key as people read it. */
export function kpiName(key: string): string {
  return KPI_NAMES[key]?.() ?? key;
}
