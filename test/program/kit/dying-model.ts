import { z } from 'zod';
import type { Files } from '../../../src/store/embedded/files.ts';

/** What the program that is to die is told. */
export const dyingSchema = z.object({
  /** Addresses of the program's first module, and of the one that holds its port to the disk. */
  main: z.string(),
  port: z.string(),
  point: z.object({
    call: z.enum(['write', 'sync', 'rename', 'truncate']),
    path: z.string(),
    at: z.number().int(),
    when: z.enum(['before', 'after']),
  }),
});
export type Dying = z.infer<typeof dyingSchema>;

export interface PortModule {
  readonly realFiles: Files;
}
