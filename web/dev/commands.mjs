// Made-up commands of the fake host. What is asked for tells what becomes of it: a ramp goes in steps, a tag that wants a
// second person waits for somebody else, 33 deviates, 34 is rejected, 36 expires, all else is confirmed.
const iso = (time) => new Date(time).toISOString();

/** Times after the request, in milliseconds. */
const SENT = 300;
const ACCEPTED = 900;
const ENDED = 1_800;

/** Most steps of a ramp that are played. */
const RAMP_STEPS = 3;

/** Keeps the commands of tags by path. */
export function commandBook(tags) {
  const commands = new Map();

  function reach(record, word, detail) {
    record.state = word;
    record.detail = detail;
    record.history.push({ state: word, time: iso(Date.now()), detail });
  }

  function ask({ tag: path, value, reason, ramp }, who) {
    const tag = tags.get(path);
    const { write } = tag.more;
    const record = {
      id: String(commands.size + 1),
      tag: path,
      state: 'requested',
      who,
      old: tag.value,
      requested: value,
      readback: null,
      time: iso(Date.now()),
      reason,
      approvedBy: null,
      waitsForApproval: write.secondPerson === true,
      history: [],
    };
    commands.set(record.id, record);
    reach(record, 'requested', '');
    if (!record.waitsForApproval) run(record, ramp);
    return { id: record.id };
  }

  function run(record, ramp) {
    setTimeout(() => reach(record, 'sent', 'to the edge node'), SENT);
    if (ramp) return step(record, 1);
    if (record.requested === 34) return setTimeout(() => reach(record, 'rejected', 'the interlock holds'), ACCEPTED);
    if (record.requested === 36) return setTimeout(() => reach(record, 'expired', 'no answer in time'), ENDED);
    setTimeout(() => reach(record, 'accepted', 'in 12 ms'), ACCEPTED);
    setTimeout(() => (record.requested === 33 ? deviate(record) : confirm(record)), ENDED);
  }

  function step(record, n) {
    setTimeout(() => {
      if (record.state === 'deviated') return;
      if (n > RAMP_STEPS) return confirm(record);
      reach(record, 'running', `step ${n} of ${RAMP_STEPS}`);
      step(record, n + 1);
    }, ACCEPTED);
  }

  function confirm(record) {
    const tag = tags.get(record.tag);
    const { pulseMillis } = tag.more.write;
    tag.set = record.readback = record.requested;
    if (pulseMillis) setTimeout(() => (tag.set = false), pulseMillis);
    reach(record, 'confirmed', 'read back from the device');
  }

  function deviate(record) {
    record.readback = 30;
    reach(record, 'deviated', 'the device holds 30');
  }

  /** Approves, refuses or ends a command; a sentence in place of the record when that is not allowed. */
  function act(id, action, who) {
    const record = commands.get(id);
    if (record === undefined || action === undefined) return record;
    if (action === 'approve') {
      if (record.who === who) return { status: 403, title: 'Forbidden', detail: 'somebody else must approve' };
      Object.assign(record, { waitsForApproval: false, approvedBy: who });
      run(record);
    } else {
      record.waitsForApproval = false;
      reach(record, 'rejected', `withdrawn by ${who}`);
    }
    return record;
  }

  const isEnded = ({ state }) => ['confirmed', 'deviated', 'rejected', 'expired'].includes(state);
  const latestFirst = () => [...commands.values()].reverse();
  return {
    ask,
    act,
    latest: latestFirst,
    log: (search) => {
      const state = search.get('state');
      return {
        commands: latestFirst().filter((one) => isEnded(one) && (state === null || one.state === state)),
        next: null,
      };
    },
  };
}
