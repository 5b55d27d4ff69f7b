/*
 * How well questions are answered: our own development questions (test/answers/), through the headless platform.
 *   npm run -s bench:answers -- [--half a|b | --file test/answers/fresh.jsonl] [--kind typo,number] [--quiet] [--json]
 *
 * Who tunes looks at half a; half b is only counted, unless it is asked for by name. When the halves drift apart,
 * the set is being learnt, not the language.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { conversations, HALVES, projectFolder, readQuestionFile, readQuestions } from './answers-data.ts';
import {
  type Figures,
  figures,
  judge,
  passed,
  percent,
  type Reply,
  replySchema,
  type Verdict,
} from './answers-score.ts';
import { runStdio } from './stdio-run.ts';

const LIMIT_MS = 300_000;

const { values: options } = parseArgs({
  options: {
    half: { type: 'string' },
    file: { type: 'string' },
    kind: { type: 'string' },
    quiet: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const project = projectFolder(import.meta.dirname);
const kinds = options.kind?.split(',');
const sets =
  options.file === undefined
    ? HALVES.filter((half) => options.half === undefined || half === options.half).map((half) => ({
        half: `half ${half}`,
        questions: readQuestions(project, half),
      }))
    : [{ half: options.file, questions: readQuestionFile(options.file) }];
if (sets.length === 0) throw new Error(`--half is a or b, not ${options.half}`);

const asked = sets.flatMap(({ half, questions }) =>
  questions
    .filter((question) => kinds === undefined || kinds.includes(question.kind))
    .map((question) => ({ half, question })),
);
if (asked.length === 0) throw new Error(`no question is of the kind ${options.kind}`);

const repliesTo = await ask();
const verdicts = asked.map(({ half, question }) => ({
  half,
  verdict: judge(question, (id) => repliesTo.get(id) ?? []),
}));
const ofHalf = (half: string): Verdict[] => verdicts.filter((one) => one.half === half).map((one) => one.verdict);
const all = verdicts.map((one) => one.verdict);

const shown = sets[0]?.half ?? '';
const failures = options.quiet
  ? []
  : ofHalf(shown)
      .filter((verdict) => !passed(verdict))
      .map(describe);
const byHalf = new Map<string, Figures>(sets.map(({ half }) => [half, figures(ofHalf(half))]));
if (sets.length > 1) byHalf.set('both', figures(all));
const byKind = new Map<string, Figures>();
for (const kind of new Set(all.map((verdict) => verdict.question.kind)))
  byKind.set(kind, figures(all.filter((verdict) => verdict.question.kind === kind)));

if (options.json) {
  console.log(
    JSON.stringify({
      bench: 'answers',
      machine: machine(),
      halves: Object.fromEntries(byHalf),
      kinds: Object.fromEntries(byKind),
      failures,
    }),
  );
} else {
  for (const failure of failures) console.log(JSON.stringify(failure));
  for (const [kind, one] of byKind) console.log(`${kind} ${one.passed.right}/${one.passed.of}`);
  console.log(`${all.length} questions, one run of the program, ${machine()}`);
  for (const [name, one] of byHalf) console.log(`${name}: ${line(one)}`);
}

/** Asks everything in one run; the replies by the message that they answer. */
async function ask(): Promise<Map<string, Reply[]>> {
  const printed = await runStdio(project, conversations(asked.map(({ question }) => question)), LIMIT_MS);
  const replies = new Map<string, Reply[]>();
  for (const text of printed) {
    const reply = readReply(text);
    if (reply?.re === undefined) continue; // a push, or a notice to others
    replies.set(reply.re, [...(replies.get(reply.re) ?? []), reply]);
  }
  return replies;
}

function readReply(text: string): Reply | undefined {
  try {
    return replySchema.parse(JSON.parse(text));
  } catch {
    console.error(`not a reply: ${text.slice(0, 200)}`);
    return undefined;
  }
}

function describe({ question, behaviour, standard, content, said }: Verdict): object {
  return {
    id: question.id,
    kind: question.kind,
    asked: question.turns ?? question.q,
    wrong: [!behaviour && 'behaviour', !standard && 'standard', !content && 'content'].filter(Boolean),
    expected: question.expect.behaviour,
    got: said.map((reply) => reply.behaviour ?? reply.intent ?? '?').join('+') || 'nothing',
    cited: said.flatMap((reply) => reply.citations.slice(0, 2).map((place) => `${place.code} ${place.clause}`)),
    said: said[0]?.text.slice(0, 120),
  };
}

function line(one: Figures): string {
  return [
    `n=${one.rows}`,
    `right standard ${percent(one.standard)}`,
    ...(one.clause.of > 0 ? [`clause ${percent(one.clause)}`] : []),
    `content ${percent(one.content)}`,
    `behaviour ${percent(one.behaviour)}`,
    `false answers ${percent(one.falseAnswers)}`,
    `unsafe ${one.unsafe}`,
    `all right ${percent(one.passed)}`,
  ].join(', ');
}

function machine(): string {
  const [cpu] = cpus();
  return `Node ${process.versions.node} on ${cpus().length} × ${cpu?.model.trim() ?? process.arch}`;
}
