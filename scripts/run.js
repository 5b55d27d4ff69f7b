// Starts a program of this project: the built file when there is one, the TypeScript source otherwise.
//   node scripts/run.js src/main ask "留样多少克"
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...args] = process.argv.slice(2);
const built = join(root, 'dist', `${program}.js`);
const file = existsSync(built) ? built : join(root, `${program}.ts`);
process.argv = [process.argv[0], file, ...args];
if (file !== built) await import('tsx');
await import(pathToFileURL(file).href);
