import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingsPicture } from '../../../scripts/findings-picture.ts';
import { findingsText } from '../../../scripts/findings-text.ts';

describe('what the docs say of findings', () => {
  it('is what the steps are declared to be; npm run docs:reference writes it', () => {
    expect(readFileSync('docs/images/findings.svg', 'utf8')).toBe(findingsPicture());
    expect(readFileSync('docs/findings.md', 'utf8')).toBe(findingsText('docs/findings.md'));
  });
});
