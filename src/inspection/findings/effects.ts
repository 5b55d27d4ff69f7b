import type { Instant } from '../../base/clock.ts';
import type { Service } from '../../standards/model.ts';
import type { Ending, Finding } from './model.ts';
import { type Actor, actorId } from './relations.ts';
import type { StepName } from './states.ts';

/** What comes with a step. */
export interface StepDetail {
  /** A reason, a comment, what was done. */
  readonly words?: string | undefined;
  /** Content hashes of pictures and files. */
  readonly attachments?: readonly string[];
  /** New values of the fields that the step sets (`sets` in `states.ts`). A value of undefined takes the field away. */
  readonly set?: { readonly [K in keyof Finding]?: Finding[K] | undefined };
  /** askExtension: until when. */
  readonly until?: Instant;
  /** dispute: whose it is, as the unit says. */
  readonly claimedOwner?: Service | undefined;
  /** submit: until when the fix is to be looked at (`verifyBy` in `terms.ts`). */
  readonly verifyBy?: Instant | undefined;
}

type Change = { readonly [K in keyof Finding]?: Finding[K] | undefined };

/** What follows from a step by itself, besides the state that it leads to. */
export function effectOf(name: StepName, finding: Finding, actor: Actor, detail: StepDetail, at: Instant): Change {
  const by = actorId(actor);
  const unit = actor === 'program' ? undefined : actor.unit;
  const { words = '', attachments = [] } = detail;
  const closed = (how: Ending): Change => ({ closed: { by, at, how } });
  const answered = finding.answeredAt ?? at;
  switch (name) {
    case 'confirm':
      return { kind: 'finding', confirmedBy: by };
    case 'join':
      return { alsoBy: [...new Set([...(finding.alsoBy ?? []), by])] };
    case 'take':
      return { taken: { by, at } };
    case 'report':
      return { reportedAt: at };
    case 'submit':
      return {
        submission: {
          by,
          at,
          attachments: [...attachments],
          ...(unit === undefined ? {} : { unit }),
          ...(words === '' ? {} : { words }),
          ...(detail.verifyBy === undefined ? {} : { verifyBy: detail.verifyBy }),
        },
        // What has been put right has been reported.
        ...(finding.reportBy === undefined || finding.reportedAt !== undefined ? {} : { reportedAt: at }),
      };
    case 'withdraw':
      return { submission: undefined };
    case 'pass':
      return closed('verified');
    case 'recheck':
      return { closed: undefined };
    case 'fixOnTheSpot':
      return { ...closed('verified'), onTheSpot: true };
    case 'askExtension':
      return { extension: { by, at, reason: words, until: detail.until ?? finding.deadline ?? at } };
    case 'extend':
      return finding.extension
        ? { extension: { ...finding.extension, approved: true }, deadline: finding.extension.until }
        : {};
    case 'refuseExtension':
      return finding.extension ? { extension: { ...finding.extension, approved: false } } : {};
    case 'dispute':
      return {
        dispute: {
          by,
          at,
          reason: words,
          ...(unit === undefined ? {} : { unit }),
          ...(detail.claimedOwner === undefined ? {} : { claimedOwner: detail.claimedOwner }),
        },
      };
    case 'dismiss':
      return { ...decided(finding, true), ...closed('dismissed') };
    case 'transfer':
      return finding.state === 'closed'
        ? decided(finding, true)
        : {
            ...decided(finding, true),
            submission: undefined,
            assignee: undefined,
            extension: undefined,
            escalated: undefined,
            reportedAt: undefined,
          };
    case 'rejectDispute':
      return decided(finding, false);
    case 'answer':
      return { answeredAt: answered };
    case 'finish':
      return { ...closed('answered'), answeredAt: answered };
    case 'falseAlarm':
      return { ...closed('false alarm'), answeredAt: answered };
    case 'reopen':
      return { closed: undefined, onTheSpot: undefined, submission: undefined, stars: undefined, escalated: undefined };
    default:
      return {};
  }
}

const decided = ({ dispute }: Finding, upheld: boolean): Change => (dispute ? { dispute: { ...dispute, upheld } } : {});
