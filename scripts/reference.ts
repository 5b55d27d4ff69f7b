// Writes docs/reference.md from the commands' declarations: npm run docs:reference
import { writeFileSync } from 'node:fs';
import { currentReference } from './reference-text.ts';

writeFileSync('docs/reference.md', await currentReference());
