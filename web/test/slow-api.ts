import { Api, ApiError } from '../src/wire/api';

interface Question {
  readonly address: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: ApiError) => void;
}

/** An interface of the host whose answers come when, and in the order in which, the test gives them. */
export class SlowApi extends Api {
  private readonly open: Question[] = [];
  readonly asked: string[] = [];

  override get<T>(address: string): Promise<T> {
    this.asked.push(address);
    return new Promise<T>((resolve, reject) => {
      this.open.push({ address, resolve: resolve as (answer: unknown) => void, reject });
    });
  }

  /** Answers the first open question whose address has a part. */
  answer(part: string, answer: unknown): void {
    this.take(part).resolve(answer);
  }

  /** Refuses the first open question whose address has a part. */
  refuse(part: string, sentence: string): void {
    this.take(part).reject(new ApiError(sentence, 404));
  }

  private take(part: string): Question {
    const index = this.open.findIndex(({ address }) => address.includes(part));
    const [question] = index < 0 ? [] : this.open.splice(index, 1);
    if (question === undefined) {
      throw new Error(`nobody asks for ${part}; asked was ${this.asked.join(', ')}`);
    }
    return question;
  }
}

/** Ends when all that was under way without waiting for anybody is done. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** A site's file in which the set point of one device is switched at one time of each day. */
export function siteFile(site: string, time: string) {
  const text = `name: ${site}
edges:
  e:
    devices:
      d:
        schedules:
          SetPoint:
            weekly:
              mon-sun:
                "${time}": 21
`;
  return { name: `sites/${site}.yaml`, text, version: '1' };
}
