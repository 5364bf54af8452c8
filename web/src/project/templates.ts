/** What a new file begins with, by the folder it lies in. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  types: `name: New machine
class: other
tags:
  Temperature: {register: input 0, type: i16, scale: 0.1, unit: °C, overview: true}
alarms:
  TemperatureHigh: {tag: Temperature, high: 80, deadband: 2, priority: medium, message: Too warm}
`,
  sites: `name: New site
timeZone: Europe/Stockholm
edges:
  edge-1:
    devices:
      machine-1: {type: MACHINE_TYPE, address: "10.0.0.7:502"}
`,
};

/** A device to be put among those of an edge. */
export function deviceTemplate(type: string): string {
  return `      ${type}-1: {type: ${type}, address: "10.0.0.7:502"}\n`;
}

/** The folder of a file, empty for those at the top. */
export function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
}
