import type { Command, CommandStep } from '../wire/model';

/** A command as it stood at a moment. */
export interface PastCommand {
  readonly command: Command;
  readonly step: CommandStep;
}

/** The commands of a place that had been asked for by a moment, each as it stood then; the latest first. */
export function commandsAsOf(commands: readonly Command[], at: number, under: string): readonly PastCommand[] {
  return commands
    .filter((command) => under === '' || command.tag === under || command.tag.startsWith(`${under}/`))
    .flatMap((command) => {
      const steps = (command.history ?? []).filter((step) => Date.parse(step.time) <= at);
      const step = steps.at(-1);
      return step === undefined ? [] : [{ command, step }];
    })
    .sort((a, b) => Date.parse(b.step.time) - Date.parse(a.step.time));
}
