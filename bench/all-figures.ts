import { z } from 'zod';

/** A line of the table: what was measured, and the figure with its unit. */
export type Figure = readonly [what: string, figure: string];

const start = z.object({ ready_ms: z.number(), rss_mb: z.number(), stop_ms: z.number() });
const startResult = z.object({ cold: start, saved_index: start });

const share = z.object({ right: z.number(), of: z.number() });
const half = z.object({
  rows: z.number(),
  standard: share,
  content: share,
  behaviour: share,
  falseAnswers: share,
  unsafe: z.number(),
  passed: share,
});
const answersResult = z.object({ halves: z.record(z.string(), half) });

const retrievalResult = z.object({
  docs: z.number(),
  build_s: z.number(),
  load_s: z.number(),
  index_bytes: z.number(),
  rss_mb: z.number(),
  query_ms: z.object({ p50: z.number(), p99: z.number() }),
  recall_at_1: z.number(),
  recall_at_100: z.number(),
  mrr_at_10: z.number(),
});

const turnsResult = z.object({
  stages: z.array(
    z.object({
      stored: z.number(),
      per_s: z.number(),
      p50_ms: z.number(),
      p95_ms: z.number(),
      p99_ms: z.number(),
      alone_p50_ms: z.number(),
      alone_p99_ms: z.number(),
      turn_p50_ms: z.number(),
      turn_p99_ms: z.number(),
      rss_mb: z.number(),
      live_mb: z.number(),
    }),
  ),
  cost_ratio: z.number(),
});

const storeResult = z.object({
  stages: z.array(z.object({ stored: z.number(), turns_per_s: z.number(), p99_ms: z.number(), rss_mb: z.number() })),
  cost_ratio: z.number(),
  start_s: z.number(),
  verify_s: z.number(),
});

const answerTimeResult = z.object({
  did: z.string(),
  p50_ms: z.number(),
  p95_ms: z.number(),
  p99_ms: z.number(),
  most_ms: z.number(),
  cpu_p99_ms: z.number(),
  rss_mb: z.number(),
});

const lawsResult = z.object({
  did: z.string(),
  refused: z.number(),
  articles: z.number(),
  missing: z.number(),
  check_errors: z.number(),
  questions: z.number(),
  right_law: z.number(),
  right_article: z.number(),
  article_named: z.number(),
});

const killsResult = z.object({
  did: z.string(),
  acknowledged: z.number(),
  delivered: z.number(),
  replies: z.number(),
  doubled: z.number(),
  doubtful: z.number(),
  violations: z.number(),
  faults: z.number(),
});

const percent = ({ right, of }: { right: number; of: number }): string =>
  `${of === 0 ? '–' : ((100 * right) / of).toFixed(1)} %`;

const startFigures = (name: string, { ready_ms, rss_mb, stop_ms }: z.infer<typeof start>): Figure => [
  name,
  `ready in ${ready_ms} ms, ${rss_mb} MB, stopped in ${stop_ms} ms`,
];

/** What of each bench's JSON belongs into one table. Anything that a bench did not measure makes it fail by name. */
export function figuresOf(bench: string, result: unknown): Figure[] {
  switch (bench) {
    case 'start': {
      const { cold, saved_index } = startResult.parse(result);
      return [startFigures('no index', cold), startFigures('saved index', saved_index)];
    }
    case 'answers':
      return Object.entries(answersResult.parse(result).halves).map(([name, one]) => [
        `${name}, ${one.rows} questions`,
        `standard ${percent(one.standard)}, content ${percent(one.content)}, behaviour ${percent(one.behaviour)}, false answers ${percent(one.falseAnswers)}, unsafe ${one.unsafe}, all right ${percent(one.passed)}`,
      ]);
    case 'retrieval': {
      const one = retrievalResult.parse(result);
      return [
        [
          `${one.docs} documents`,
          `built in ${one.build_s} s, loaded in ${one.load_s} s, ${Math.round(one.index_bytes / 1e6)} MB on disk, ${one.rss_mb} MB in memory`,
        ],
        ['found', `MRR@10 ${one.mrr_at_10}, Recall@1 ${one.recall_at_1}, Recall@100 ${one.recall_at_100}`],
        ['a question', `p50 ${one.query_ms.p50} ms, p99 ${one.query_ms.p99} ms`],
      ];
    }
    case 'turns': {
      const { stages, cost_ratio } = turnsResult.parse(result);
      return [
        ...stages.flatMap((one): Figure[] => [
          [
            `${one.stored} stored, many at once`,
            `${one.per_s} messages/s, p50 ${one.p50_ms} ms, p95 ${one.p95_ms} ms, p99 ${one.p99_ms} ms, ${one.rss_mb} MB (${one.live_mb} MB of them live objects)`,
          ],
          [
            `${one.stored} stored, one alone`,
            `p50 ${one.alone_p50_ms} ms, p99 ${one.alone_p99_ms} ms; inside the process p50 ${one.turn_p50_ms} ms, p99 ${one.turn_p99_ms} ms`,
          ],
        ]),
        ['cost of a message, last to first', String(cost_ratio)],
      ];
    }
    case 'answer-time': {
      const one = answerTimeResult.parse(result);
      return [
        [
          one.did,
          `p50 ${one.p50_ms} ms, p95 ${one.p95_ms} ms, p99 ${one.p99_ms} ms, at most ${one.most_ms} ms (p99 of the processor's own time ${one.cpu_p99_ms} ms), ${one.rss_mb} MB`,
        ],
      ];
    }
    case 'laws': {
      const one = lawsResult.parse(result);
      return [
        [
          one.did,
          `${one.articles} articles counted otherwise, ${one.missing} missing, ${one.refused} files refused, ${one.check_errors} faults found by check`,
        ],
        [
          'found',
          `law ${percent({ right: one.right_law, of: one.questions })}, article first ${percent({ right: one.right_article, of: one.questions })}, article named ${percent({ right: one.article_named, of: one.questions })}`,
        ],
      ];
    }
    case 'kills': {
      const one = killsResult.parse(result);
      return [
        [
          one.did,
          `${one.acknowledged} messages acknowledged (${one.delivered} deliveries), ${one.replies} replies, ${one.doubled} of them twice where ${one.doubtful} were in doubt, ${one.faults} faults, ${one.violations} limits of the platform broken`,
        ],
      ];
    }
    case 'store': {
      const { stages, cost_ratio, start_s, verify_s } = storeResult.parse(result);
      return [
        ...stages.map(
          (one): Figure => [
            `${one.stored} stored`,
            `${one.turns_per_s} turns/s, p99 ${one.p99_ms} ms, ${one.rss_mb} MB`,
          ],
        ),
        ['cost of a turn, last to first', String(cost_ratio)],
        ['start · verify', `${start_s} s · ${verify_s} s`],
      ];
    }
    default:
      return [];
  }
}
