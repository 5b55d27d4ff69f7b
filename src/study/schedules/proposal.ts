import { z } from 'zod';
import type { Topic } from '../../commands/turn.ts';
import { SCHEDULE_KINDS, type ScheduleKind } from './model.ts';
import type { Said } from './plan.ts';

/** What was shown last and waits for 确认: `改成10题` means it. */
export interface Proposal {
  readonly kind: ScheduleKind;
  readonly intent: string;
  readonly said: Said;
}

const schema = z.object({ kind: z.enum(SCHEDULE_KINDS), intent: z.string(), said: z.custom<Said>() });

export const proposal: Topic<Proposal> = {
  name: 'schedule-proposal',
  parse: (value) => schema.safeParse(value).data,
};
