// Starts a program of this project: the built file when there is one, the TypeScript source otherwise.
//   node scripts/run.js src/main ask "留样多少克"
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...args] = process.argv.slice(2);
const built = join(root, 'dist', `${program}.js`);
const file = existsSync(built) ? built : join(root, `${program}.ts`);
process.argv = [process.argv[0], file, ...args];
if (file !== built) await import('tsx');
else if (isOlder(statSync(built).mtimeMs))
  console.error('dist/ 比源代码旧，先运行 npm run build · dist/ is older than the source: run npm run build');
await import(pathToFileURL(file).href);

/** True where a source has been touched since: what runs is then not what is read. A thousand files take about 15 ms. */
function isOlder(since) {
  return ['src', 'adapters'].some((folder) => holdsNewer(join(root, folder), since));
}

function holdsNewer(folder, since) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return holdsNewer(path, since);
    return entry.name.endsWith('.ts') && statSync(path).mtimeMs > since;
  });
}
