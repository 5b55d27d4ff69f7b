import type { Located } from '../../../standards/catalogue.ts';
import type { Clause, Edition } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf } from '../chance.ts';
import { cleaned, splitSentences } from '../cleaning.ts';
import type { Draft } from '../draft.ts';
import { likeness, pairsOf, shareIn } from '../likeness.ts';
import { nameOf } from '../rule.ts';

const STEPS = /^(.*?)(?:应|宜)?按(?:照)?(?:下列|以下)(步骤|顺序|程序)(.*)[：:]$/;
/** More steps than that are too many to put in order on a phone. */
const MOST = 5;
const LEAST = 3;
const LONGEST_STEP = 36;

/** Steps of a procedure: put in order, and which one comes next. */
export function orderDrafts({ edition, clause }: Located, bench: Bench): Draft[] {
  const items =
    clause.kind === 'clause' || clause.kind === 'article' || clause.kind === 'paragraph'
      ? bench.itemsOf(edition, clause.number)
      : [];
  const lead = items.length >= LEAST ? splitSentences(items[0]?.leadIn?.text ?? '').at(-1) : undefined;
  const m = lead === undefined ? undefined : STEPS.exec(lead);
  if (!m) return [];
  const [, before = '', , verb = ''] = m;
  const about = subject(before, verb);
  const steps = items.map(stepOf);
  // A step that says nothing by itself breaks the order of those around it.
  if (about === undefined) return [];
  // Steps that each begin with a case (确认起火的，… 确认误报的，…) are branches, not a row.
  const branches = (run: readonly string[]): boolean => run.filter((step) => CASE.test(step)).length > 1;
  // 待主机完全停止后: that step says itself when it comes.
  if (steps.filter((step) => step !== undefined && WAITS.test(step)).length > 0 && steps.length <= 3) return [];
  const named = edition.service === undefined || elsewhere(about.text, edition, bench);
  const context = named ? `按${nameOf(edition)}的规定，` : '';
  const base = { kind: 'order' as const, edition, clause, topic: about.text };
  const windows = windowsOf(steps).filter((run) => !branches(run));
  return [
    ...windows.map(
      (right): Draft => ({
        ...base,
        stem: `${context}${about.text}${about.verb ? '步骤的' : '的步骤，'}先后顺序是怎样的？`,
        answer: { form: 'order', right },
      }),
    ),
    ...nextSteps(steps, `${context}${about.when}`, base, clause, !branches(steps.filter((s) => s !== undefined))),
  ];
}

const WAITS = /^(?:待|等)|(?:完成|停止|结束)后/;
/** Two procedures share so much of what they are of. */
const SAME_SUBJECT = 0.4;

/** Another text in force has steps for the same: which one is meant has to be said. */
function elsewhere(about: string, edition: Edition, bench: Bench): boolean {
  const own = pairsOf(about);
  return bench.all.some(({ clause, edition: other, coming }) => {
    if (coming || other.code === edition.code || clause.kind !== 'item' || !clause.leadIn) return false;
    const m = STEPS.exec(splitSentences(clause.leadIn.text).at(-1) ?? '');
    const said = pairsOf(m?.[1] ?? '');
    const within = Math.min(own.size, said.size) >= 3 && Math.max(shareIn(own, said), shareIn(said, own)) >= 0.6;
    return m !== null && (within || likeness(own, said) >= SAME_SUBJECT);
  });
}

const CASE = /^[^，]{2,14}(?:的|时|后)，/;

/** What the steps are of: `会场布置`, and when it is done: `会场布置时`. */
interface About {
  readonly text: string;
  readonly when: string;
  readonly verb: boolean;
}

function subject(before: string, verb: string): About | undefined {
  const text = cleaned(before.replace(/[，,]$/, '').replace(/的$/, '时')) ?? (before === '' ? '' : undefined);
  if (text === undefined) return undefined;
  const comma = /，$/.test(before) ? '，' : '';
  // 门岗保安员应按下列顺序办理: what somebody does has its verb.
  const done = /^(?:进行|执行|实施)$/.test(verb) || (verb === '办理' && !/[员人]$/.test(text)) ? '' : verb;
  const said = done === '' && comma !== '' ? '处置' : done;
  const about = `${text}${comma}${said}`;
  if (about.length < 3) return undefined;
  return { text: about, when: comma === '' ? `${about}时` : text, verb: said !== '' };
}

const stepOf = (clause: Clause): string | undefined => {
  const text = cleaned(clause.text.replace(/[；。]$/, ''));
  return text !== undefined && text.length <= LONGEST_STEP && !/[：:；。]/.test(text) ? text : undefined;
};

/** Runs of neighbouring steps that each can be read alone. */
function runsOf(steps: readonly (string | undefined)[]): string[][] {
  const runs: string[][] = [[]];
  for (const step of steps) {
    if (step === undefined) runs.push([]);
    else runs.at(-1)?.push(step);
  }
  return runs.filter((run) => run.length >= LEAST);
}

function windowsOf(steps: readonly (string | undefined)[]): string[][] {
  return runsOf(steps).flatMap((run) => {
    if (run.length <= MOST) return [run];
    const last = run.slice(run.length - MOST);
    return run.length - MOST >= 2 ? [run.slice(0, MOST), last] : [run.slice(0, MOST)];
  });
}

function nextSteps(
  steps: readonly (string | undefined)[],
  about: string,
  base: Pick<Draft, 'kind' | 'edition' | 'clause' | 'topic'>,
  clause: Clause,
  row: boolean,
): Draft[] {
  const whole = steps.filter((step) => step !== undefined);
  if (whole.length < 4 || whole.length < steps.length) return [];
  const at = oneOf(whole.length - 1, clause.key);
  const [done, next] = [whole[at], whole[at + 1]];
  if (done === undefined || next === undefined) return [];
  const first = whole[0];
  const drafts: Draft[] = [];
  if (row)
    drafts.push({
      ...base,
      stem: `${about}，做完“${done}”，紧接着做什么？`,
      answer: { form: 'single', right: next, wrong: [...whole.slice(at + 2), ...whole.slice(0, at)] },
    });
  if (first !== undefined && !CASE.test(first))
    drafts.push({
      ...base,
      stem: `${about}，第一步做什么？`,
      answer: { form: 'single', right: first, wrong: whole.slice(1) },
    });
  return drafts;
}
