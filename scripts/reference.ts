// Writes what the docs take from the declarations: npm run docs:reference
import { writeFileSync } from 'node:fs';
import { findingsPicture } from './findings-picture.ts';
import { findingsText } from './findings-text.ts';
import { currentReference } from './reference-text.ts';

writeFileSync('docs/images/findings.svg', findingsPicture());
writeFileSync('docs/findings.md', findingsText('docs/findings.md'));
writeFileSync('docs/reference.md', await currentReference());
