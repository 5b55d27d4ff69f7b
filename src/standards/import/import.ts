import type { Result } from '../../base/result.ts';
import { startWorker } from '../../base/worker.ts';
import { convertDocument, type Imported, type ImportRefusal, refuse } from './convert.ts';

/** What the conversion of one document may take. */
export interface ImportLimits {
  /** Heap of the thread, MB. */
  readonly heapMb: number;
  readonly milliseconds: number;
}

const LIMITS: ImportLimits = { heapMb: 512, milliseconds: 60_000 };

/**
 * A document as published (.docx, .pdf, .txt, .md) in our Markdown form: see `convertDocument`.
 * Packed formats are read in a thread of their own with bounded heap and time: a document that is made to explode ends its thread,
 * and the program goes on.
 */
export async function importDocument(
  bytes: Uint8Array,
  name: string,
  limits: ImportLimits = LIMITS,
): Promise<Result<Imported, ImportRefusal>> {
  if (!/\.(?:docx|pdf)$/i.test(name)) return convertDocument(bytes, name);
  const worker = startWorker(import.meta.url, 'convert-worker', {
    workerData: { bytes, name },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(refuse('too-heavy')), limits.milliseconds);
    let settled = false;
    function settle(result: Result<Imported, ImportRefusal>): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    }
    worker.once('message', (result: Result<Imported, ImportRefusal>) => settle(result));
    worker.once('error', (error: Error & { code?: string }) =>
      settle(refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-heavy' : 'damaged')),
    );
    worker.once('exit', () => settle(refuse('too-heavy')));
  });
}
