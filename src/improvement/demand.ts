import type { LocalDate } from '../base/time.ts';
import type { Turn } from '../commands/turn.ts';
import type { Service } from '../standards/model.ts';
import { type Demand, demandRef, demands } from './model.ts';

/** How long the workgroup may take, as the standard in force says it, and the day on which that ends. */
export interface AnswerTerm {
  readonly workdays: number;
  readonly due: LocalDate | undefined;
}

/** Keeps a need. The number is given at the commit and never used again. */
export async function fileDemand(
  turn: Turn,
  content: string,
  service: Service | undefined,
  term: AnswerTerm | undefined,
): Promise<Demand> {
  const number = await turn.tx.next('REQ');
  const demand: Demand = {
    number,
    content,
    ...(service ? { service } : {}),
    by: turn.speaker.id,
    at: turn.now,
    conversation: turn.conversation.id,
    ...(term?.due ? { due: term.due } : {}),
    state: 'open',
  };
  turn.tx.put(demands, demandRef(number), demand);
  return demand;
}

/** Takes an own need back; undefined when there is none of that number, it is somebody else's, or already withdrawn. */
export async function withdrawDemand(turn: Turn, number: string, within: number): Promise<Demand | undefined> {
  const demand = await turn.tx.get(demands, `REQ-${number}`);
  if (demand?.state !== 'open' || demand.by !== turn.speaker.id || turn.now - demand.at > within) return undefined;
  const withdrawn: Demand = { ...demand, state: 'withdrawn' };
  turn.tx.put(demands, demandRef(demand.number), withdrawn);
  return withdrawn;
}

/** Words that lead into a need and are no part of it. */
const LEAD_IN =
  /^(?:我?(?:想|要)?(?:提|加)(?:一?[个条])?(?:标准化)?(?:需求|建议)|需求|建议|希望|增加|给|能不能|请|[:：,，\s])+/;
const TAIL = /[,，\s]*(?:我?想?提(?:一?[个条])?(?:需求|建议)|算(?:是)?[\p{Script=Han}]{2}的)+[。.!！]*$/u;

/** The need itself, in the sender's words. */
export function demandContent(text: string): string {
  const content = text.replace(TAIL, '').replace(TAIL, '').replace(LEAD_IN, '').trim();
  return content === '' ? text.trim() : content;
}
