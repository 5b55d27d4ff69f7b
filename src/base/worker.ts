import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts the module `name` (without suffix) that lies beside `from` in a worker thread:
 * from the built program the .js file, from TypeScript sources a worker that first learns to read them.
 * @param from the caller's `import.meta.url`.
 */
export function startWorker(from: string, name: string, options: WorkerOptions = {}): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, from), options);
  const loader = import.meta.resolve('tsx/esm/api');
  const file = new URL(`./${name}.ts`, from).href;
  const code = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); });`;
  return new Worker(code, { ...options, eval: true });
}
