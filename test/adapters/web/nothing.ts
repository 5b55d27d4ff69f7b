import type { LookPorts } from '../../../adapters/web/look-ports.ts';

/** A program without findings, records and places. */
export const nothingToLookAt: LookPorts = {
  findings: async () => undefined,
  finding: async () => undefined,
  findingFile: async () => undefined,
  records: async () => undefined,
  place: async () => undefined,
  scores: async () => undefined,
  plan: async () => undefined,
  version: async () => '',
};
