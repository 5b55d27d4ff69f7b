import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

/** The machine that a figure belongs to. */
export const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? process.arch} × ${cpus().length}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;

/** The project's folder, seen from a source or a built file. */
export const projectFolder = (from: string): string =>
  existsSync(join(from, 'package.json')) || dirname(from) === from ? from : projectFolder(dirname(from));

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
