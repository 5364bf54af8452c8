import { expect, test } from 'vitest';
import { FakeSockets } from '../../test/fake-sockets';
import { ManualTimers } from '../../test/manual-timers';
import { Live } from '../live/live';
import { Api, ApiError } from '../wire/api';
import type { Command, CommandState } from '../wire/model';
import { CommandRun } from './command-run';

/** A host that answers each question with the next word of a script. */
class ScriptedApi extends Api {
  readonly asked: string[] = [];
  expires = 0;
  private readonly script: (CommandState | ApiError)[];

  constructor(...script: (CommandState | ApiError)[]) {
    super();
    this.script = script;
  }

  override command(_tag: string, _value: unknown, expires: number): Promise<string> {
    this.expires = expires;
    const refusal = this.script[0];
    return refusal instanceof ApiError && refusal.status === 403 ? Promise.reject(refusal) : Promise.resolve('7');
  }

  override commandState(id: string): Promise<Command> {
    this.asked.push(id);
    const word = this.script.shift() ?? 'expired';
    return word instanceof ApiError ? Promise.reject(word) : Promise.resolve({ id, tag: 't', state: word });
  }
}

async function run(api: ScriptedApi): Promise<CommandRun> {
  const timers = new ManualTimers();
  const command = new CommandRun({ api, timers, live: new Live(new FakeSockets().open, timers) });
  await command.start('t', 1, '');
  while (command.running && api.asked.length < 10) {
    timers.advance(400);
    await Promise.resolve();
    await Promise.resolve();
  }
  return command;
}

test('commandIsAskedForUntilItsEndAndNotAfter', async () => {
  const api = new ScriptedApi('sent', 'accepted', 'confirmed', 'deviated');
  const command = await run(api);
  expect(command.command.value?.state).toBe('confirmed');
  expect(api.asked).toHaveLength(3);
  expect(api.expires).toBe(new ManualTimers().now() + 30_000);
});

test('refusalIsToldInTheHostsWords', async () => {
  const command = await run(new ScriptedApi(new ApiError('the host is read only', 403)));
  expect(command.problem.value).toBe('the host is read only');
  expect(command.running).toBe(false);
});

test('hostThatFallsSilentLeavesTheCommandUnknownNotFailed', async () => {
  const api = new ScriptedApi('sent', new ApiError('The host does not answer.', 0), 'confirmed');
  const command = await run(api);
  expect(command.command.value?.state).toBe('confirmed');
  expect(command.problem.value).toBe('');
});
