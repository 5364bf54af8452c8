import { expect, test } from 'vitest';
import { tagInfo } from '../../test/samples';
import type { Box } from '../wire/display-model';
import type { DeviceInfo, MachineClass, TagInfo } from '../wire/model';
import { autoDrawing, sideOf } from './auto-drawing';

const CLASSES: readonly MachineClass[] = [
  'heat-pump',
  'chiller',
  'tank',
  'air-handling-unit',
  'meter',
  'inverter',
  'pump',
  'pipeline',
  'plant',
  'other',
];

function machine(machineClass: MachineClass, tags: readonly TagInfo[]): DeviceInfo {
  const names = { name: 'HP-01', type: 't', typeName: 'Type', manufacturer: '', description: '' };
  return { ...names, path: 's/e/d', machineClass, display: null, tags };
}

function many(count: number): TagInfo[] {
  const units = ['°C', '°C', '%', 'kW', 'l/s', '', '°C'];
  const names = [
    'SupplyTemperature',
    'ReturnTemperature',
    'Speed',
    'Power',
    'FlowRate',
    'Running',
    'OutdoorTemperature',
  ];
  return Array.from({ length: count }, (_, n) => {
    const name = `${names[n % names.length] ?? ''}${n}`;
    const description = n % 3 === 0 ? `A rather long description of value ${n}` : `Value ${n}`;
    const type = names[n % names.length] === 'Running' ? 'bool' : 'f32';
    return tagInfo({ tag: name, path: `s/e/d/${name}`, description, unit: units[n % units.length] ?? '', type });
  });
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each(CLASSES.flatMap((name) => [1, 3, 8, 18, 60].map((count) => [name, count] as const)))(
  'nothingOverlapsOrLeavesThePicture %s %i',
  (name, count) => {
    const drawing = autoDrawing(machine(name, many(count)));
    const boxes = [...drawing.symbols, ...drawing.values, ...drawing.bars].map((part) => part.box);
    for (const [n, box] of boxes.entries()) {
      expect(box.x >= 0 && box.y >= 0).toBe(true);
      expect(box.x + box.width <= drawing.size.x && box.y + box.height <= drawing.size.y).toBe(true);
      for (const other of boxes.slice(0, n)) {
        expect(meet(box, other), JSON.stringify([box, other])).toBe(false);
      }
    }
  },
);

test('temperaturesStandAtThePipesTheirNamesTellOf', () => {
  const side = (tag: string, unit = '°C') => sideOf(tagInfo({ tag, unit, description: '' }));
  expect(side('BrineFromField')).toBe('left-high');
  expect(side('SourceOut')).toBe('left-low');
  expect(side('LeavingTemperature')).toBe('right-high');
  expect(side('ReturnTemperature')).toBe('right-low');
  expect(side('ElectricPower', 'kW')).toBe('below');
});

test('tankShowsItsLayersFromTopToBottom', () => {
  const tags = ['BottomTemperature', 'TopTemperature', 'MiddleTemperature'].map((tag) =>
    tagInfo({ tag, path: `s/e/d/${tag}` }),
  );
  expect(autoDrawing(machine('tank', tags)).symbols[0]?.layers).toEqual([
    'TopTemperature',
    'MiddleTemperature',
    'BottomTemperature',
  ]);
});
