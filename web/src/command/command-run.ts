import { msg, str } from '@lit/localize';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { Signal } from '../live/signal';
import type { Command, Scalar } from '../wire/model';
import { isFinal } from './progress';
import type { WriteOptions } from './write-options';

/** How long a command may wait before it must not be executed any more, in milliseconds. */
const LIFETIME = 30_000;
/** Pause between two questions about its state, in milliseconds. */
const PAUSE = 400;

/** One command from the request to its end. It tells only what the host told; silence is no success. */
export class CommandRun {
  /** The command as the host last told it; undefined until then. */
  readonly command = new Signal<Command | undefined>(undefined);
  /** Why the host did not take the command or cannot be asked about it; empty for nothing. */
  readonly problem = new Signal('');
  private readonly context: Pick<PageContext, 'api' | 'live' | 'timers'>;
  private closed = false;

  constructor(context: Pick<PageContext, 'api' | 'live' | 'timers'>) {
    this.context = context;
  }

  /** True until the command reached an end or was refused. */
  get running(): boolean {
    const state = this.command.value?.state;
    return state === undefined ? this.problem.value === '' : !isFinal(state);
  }

  async start(tag: string, value: Scalar, reason: string, options: WriteOptions = {}): Promise<void> {
    try {
      const id = await this.context.api.command(tag, value, this.context.live.now() + LIFETIME, reason, options);
      this.command.set({ id, tag, state: 'requested', requested: value });
      await this.ask(id);
    } catch (error) {
      this.problem.set(sentenceOf(error));
    }
  }

  /** Stops asking; the command itself goes on. */
  close(): void {
    this.closed = true;
  }

  private async ask(id: string): Promise<void> {
    try {
      this.command.set(await this.context.api.commandState(id));
      this.problem.set('');
    } catch (error) {
      // The command may well go on: say so and keep asking.
      this.problem.set(msg(str`${sentenceOf(error)} What became of the command is not known yet.`));
    }
    if (!this.closed && !isFinal(this.command.value?.state ?? 'requested')) {
      this.context.timers.after(PAUSE, () => void this.ask(id));
    }
  }
}
