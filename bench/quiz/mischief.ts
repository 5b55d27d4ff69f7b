import type { FrameFault, HttpFault } from '../../test/simulators/dingtalk/faults.ts';
import type { DingTalkSimulator } from '../../test/simulators/dingtalk/simulator.ts';

type Trouble =
  | { readonly at: 'webhook' | 'person' | 'group'; readonly fault: HttpFault }
  | { readonly at: 'frame'; readonly fault: FrameFault };

/** What DingTalk does to us on a bad day; each as often as the others. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  'answer lost: 429': { at: 'webhook', fault: { do: 'status', status: 429, headers: { 'retry-after': '1' } } },
  'answer lost: 500': { at: 'webhook', fault: { do: 'status', status: 500 } },
  'answer lost: 502 as a page': { at: 'webhook', fault: { do: 'html', status: 502 } },
  'answer lost: webhook expired': { at: 'webhook', fault: { do: 'errcode', errcode: 300_001 } },
  'answer taken, connection cut': { at: 'webhook', fault: { do: 'cut', when: 'after' } },
  'answer lost, connection cut': { at: 'webhook', fault: { do: 'cut', when: 'before' } },
  'answer slow': { at: 'webhook', fault: { do: 'delay', ms: 1_500 } },
  'push lost: 429': { at: 'person', fault: { do: 'status', status: 429, headers: { 'retry-after': '1' } } },
  'push lost: 503': { at: 'person', fault: { do: 'status', status: 503 } },
  'push taken, connection cut': { at: 'person', fault: { do: 'cut', when: 'after' } },
  'push: token run out': { at: 'person', fault: { do: 'stale_token' } },
  'group: 429': { at: 'group', fault: { do: 'status', status: 429, headers: { 'retry-after': '1' } } },
  'event lost': { at: 'frame', fault: { do: 'drop' } },
  'acknowledgement lost': { at: 'frame', fault: { do: 'unheard' } },
  'event late': { at: 'frame', fault: { do: 'delay', ms: 800 } },
  'event overtaken': { at: 'frame', fault: { do: 'overtaken' } },
  'event twice at once': { at: 'frame', fault: { do: 'repeat' } },
};

export interface Mischief {
  /** How often each thing was made to go wrong. */
  readonly done: Readonly<Record<string, number>>;
  /** Nothing goes wrong any more. */
  end(): void;
}

/** Lets something go wrong every so many milliseconds; where nothing has come since the last time, nothing more. */
export function makeMischief(
  { faults }: Pick<DingTalkSimulator, 'faults'>,
  chance: () => number,
  everyMs: number,
  done: Record<string, number> = {},
): Mischief {
  const names = Object.keys(TROUBLES);
  const timer = setInterval(() => {
    const name = names[Math.floor(chance() * names.length)] ?? '';
    const trouble = TROUBLES[name];
    if (!trouble || faults.waiting(trouble.at) > 0) return;
    done[name] = (done[name] ?? 0) + 1;
    if (trouble.at === 'frame') faults.nextFrame(trouble.fault);
    else faults.next(trouble.at, trouble.fault);
  }, everyMs);
  return {
    done,
    end: () => {
      clearInterval(timer);
      faults.clear();
    },
  };
}
