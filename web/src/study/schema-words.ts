import { msg, str } from '@lit/localize';
import type { PlantParts, StudySchema } from '../wire/study-model';

/** A word that completion offers. */
export interface Word {
  readonly label: string;
  readonly detail: string;
}

/** A key of a file, with those below it. */
export interface SchemaKey {
  readonly key: string;
  readonly description: string;
  readonly required: boolean;
  readonly keys: readonly SchemaKey[];
}

/** The keys of a part of a file, in the order of the schema. */
export function schemaKeys(schema: StudySchema): readonly SchemaKey[] {
  const part = inner(schema);
  return Object.entries(part.properties ?? {}).map(([key, child]) => ({
    key,
    description: words(child),
    required: part.required?.includes(key) ?? false,
    keys: schemaKeys(child),
  }));
}

/** Lists and maps are as interesting as what they hold. */
function inner(schema: StudySchema): StudySchema {
  const held =
    schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
  const choice = schema.anyOf?.find((one) => inner(one).properties !== undefined);
  const next = held ?? choice;
  return schema.properties !== undefined || next === undefined ? schema : inner(next);
}

function words(schema: StudySchema): string {
  const usual = schema.default === undefined ? '' : msg(str` (${JSON.stringify(schema.default)} when left out)`);
  return (schema.description ?? '') + usual;
}

/** Every word that can stand in a study of a plant. */
export function wordsOf(keys: readonly SchemaKey[], plant: PlantParts | undefined): readonly Word[] {
  const parts = plant === undefined ? [] : [...plant.quantities, ...plant.inputs, ...plant.parameters];
  const all = [
    ...flat(keys).map((key) => ({ label: key.key, detail: key.description })),
    ...parts.map((part) => ({
      label: part.path,
      detail: [part.unit, part.note].filter((text) => text !== '').join(' '),
    })),
  ];
  return [...new Map(all.map((word) => [word.label, word])).values()];
}

function flat(keys: readonly SchemaKey[]): readonly SchemaKey[] {
  return keys.flatMap((key) => [key, ...flat(key.keys)]);
}

/** The plant a study names; empty while it names none. */
export function plantOf(text: string): string {
  const line = /^plant:[ \t]*(.*)$/m.exec(text)?.[1] ?? '';
  return line
    .replace(/[ \t]+#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
}
