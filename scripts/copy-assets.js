// tsc copies no files of other kinds: this brings what the built program reads at run time (the chat page's files) into dist/.
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const folder of ['adapters/web/public']) {
  cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true });
}
