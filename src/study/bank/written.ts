import { z } from 'zod';
import type { Located } from '../../standards/catalogue.ts';
import type { Answer, Draft } from './draft.ts';

const words = z.string().trim().min(1).max(100);

/** One question of `knowledge/quiz/*.yaml`; its form follows from what is given. */
export const writtenSchema = z
  .strictObject({
    /** The clause that defends it, edition included; several where editions say the same: each has its own question. */
    clause: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
    question: z.string().trim().min(6).max(200),
    /** One text: one right answer; several: all of them. With `wrong`. */
    right: z.union([words, z.array(words).min(2).max(5)]).optional(),
    wrong: z.array(words).min(1).max(5).optional(),
    /** A statement: 对 or 错. */
    judge: z.union([z.boolean(), z.enum(['对', '错'])]).optional(),
    /** A number to fill in. */
    number: z.strictObject({ value: z.number(), unit: z.string() }).optional(),
    /** Steps in their right order. */
    order: z.array(words).min(3).max(6).optional(),
  })
  .superRefine((q, context) => {
    const forms = [q.right, q.judge, q.number, q.order].filter((given) => given !== undefined).length;
    if (forms !== 1)
      context.addIssue({
        code: 'custom',
        message: '要写 right、judge、number、order 之一 · exactly one of right, judge, number, order',
      });
    if ((q.right === undefined) !== (q.wrong === undefined))
      context.addIssue({ code: 'custom', message: 'right 与 wrong 要一起写 · right and wrong go together' });
    if (typeof q.right === 'string' && (q.wrong?.length ?? 2) < 2)
      context.addIssue({
        code: 'custom',
        message: '单选题至少两个错项 · one right answer wants two wrong ones at least',
      });
    const options = [q.right ?? [], q.wrong ?? []].flat();
    if (options.length > 6) context.addIssue({ code: 'custom', message: '选项最多六个 · six options at most' });
    if (new Set(options).size < options.length)
      context.addIssue({ code: 'custom', message: '选项有重复 · an option stands twice' });
  })
  .transform(({ clause, question, right, wrong, judge, number, order }) => ({
    clauses: typeof clause === 'string' ? [clause] : clause,
    question,
    answer: answerOf({ right, wrong, judge, number, order }),
  }));
export type WrittenQuestion = z.infer<typeof writtenSchema>;

interface Given {
  readonly right: string | string[] | undefined;
  readonly wrong: string[] | undefined;
  readonly judge: boolean | '对' | '错' | undefined;
  readonly number: { value: number; unit: string } | undefined;
  readonly order: string[] | undefined;
}

function answerOf({ right, wrong = [], judge, number, order }: Given): Answer {
  if (order) return { form: 'order', right: order };
  if (number) return { form: 'number', right: number.value, unit: number.unit };
  if (typeof right === 'string') return { form: 'single', right, wrong, take: wrong.length };
  if (right) return { form: 'several', right, wrong, take: wrong.length };
  return { form: 'judge', right: judge === true || judge === '对' };
}

/** The question as a draft about one of its clauses. */
export const writtenDraft = ({ question, answer }: WrittenQuestion, { edition, clause }: Located): Draft => ({
  kind: 'written',
  edition,
  clause,
  stem: question,
  answer,
  topic: question,
});
