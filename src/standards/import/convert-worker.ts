import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { convertDocument } from './convert.ts';

/** The thread in which a packed document is unpacked: `import.ts` ends it when it takes too much. */
const { bytes, name } = z.object({ bytes: z.instanceof(Uint8Array), name: z.string() }).parse(workerData);
parentPort?.postMessage(await convertDocument(bytes, name));
