import { webCollections } from '../adapters/web/web.ts';
import { answerCollections } from './answers/model.ts';
import { chatCollections } from './chat/chat.ts';
import { improvementCollections } from './improvement/model.ts';
import { inspectionCollections } from './parts/inspection.ts';
import { recordDocuments } from './parts/records.ts';
import { assessmentCollections } from './parts/scores.ts';
import { studyCollections } from './parts/study.ts';
import { peopleCollections } from './people/documents.ts';
import { unreached } from './people/unreached.ts';
import { scheduleCollections } from './schedule/jobs.ts';
import type { Collection } from './store/store.ts';
import { handbookCollections } from './study/handbook/model.ts';
import { trailCollections } from './trail/model.ts';

/** Every collection of the program: what the store must know before it is opened. */
export const allCollections = [
  ...chatCollections,
  ...peopleCollections,
  unreached,
  ...scheduleCollections,
  ...trailCollections,
  ...answerCollections,
  ...improvementCollections,
  ...handbookCollections,
  ...studyCollections,
  ...inspectionCollections,
  ...assessmentCollections,
  ...recordDocuments,
  ...webCollections,
] as unknown as readonly Collection<never>[];
