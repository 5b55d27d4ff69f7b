import { unreachable } from '../../src/base/result.ts';
import { type Block, type Button, isWhole, type Reply } from '../../src/commands/reply.ts';
import { qrLines } from '../../src/picture/qr.ts';
import { plain } from './plain.ts';
import { displayWidth, padded, wrapped } from './width.ts';

export interface Look {
  readonly columns: number;
  readonly colour: boolean;
}

/** Select Graphic Rendition codes: what is set, and what takes it back. */
const STYLES = { bold: [1, 22], dim: [2, 22], blue: [36, 39], green: [32, 39] } as const;

export const styled = (style: keyof typeof STYLES, text: string, colour: boolean): string => {
  const [on, off] = STYLES[style];
  return colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
};

/** A reply in lines for a terminal, its buttons numbered. */
export function renderReply({ blocks, buttons }: Pick<Reply, 'blocks' | 'buttons'>, look: Look): string {
  return [...blocks.flatMap((block) => blockLines(block, look)), ...choiceLines(buttons, look)].join('\n');
}

function blockLines(block: Block, { columns, colour }: Look): string[] {
  switch (block.kind) {
    case 'lead':
      return wrapped(plain(block.text), columns).map((line) => styled('bold', line, colour));
    case 'text':
      return wrapped(plain(block.text), columns);
    case 'quote':
      return wrapped(plain(block.text), columns - 2).map((line) => `${styled('dim', '│', colour)} ${line}`);
    case 'source':
      return wrapped(plain(block.text), columns).map((line) => styled('blue', line, colour));
    case 'list':
      return block.items.flatMap((item) =>
        wrapped(plain(item), columns - 2).map((line, index) => `${index === 0 ? '•' : ' '} ${line}`),
      );
    case 'fields':
      return fieldLines(block.fields, { columns, colour });
    case 'file':
      return [`[${plain(block.name).replaceAll('\n', ' ')}]`];
    case 'qr':
      return isWhole(block) ? qrLines(block.text) : [];
    default:
      return unreachable(block);
  }
}

/** Labels in one column, values in the next, as long as the labels leave room. */
function fieldLines(fields: readonly (readonly [string, string])[], { columns, colour }: Look): string[] {
  const labels = fields.map(([label]) => `${plain(label).replaceAll('\n', ' ')}：`);
  const widest = Math.min(Math.floor(columns / 3), Math.max(0, ...labels.map(displayWidth)));
  return fields.flatMap(([, value], row) => {
    const label = labels[row] ?? '';
    const lines = wrapped(plain(value), columns - widest);
    const name = styled('dim', padded(label, widest), colour);
    const roomy = displayWidth(label) <= widest;
    return [
      ...(roomy ? [] : [name]),
      ...lines.map((line, index) => (roomy && index === 0 ? name : ' '.repeat(widest)) + line),
    ];
  });
}

/** `[1] 有用  [2] 没用`: typing the number taps the button. */
function choiceLines(buttons: readonly Button[], { columns, colour }: Look): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const [index, { label }] of buttons.entries()) {
    const [text = ''] = wrapped(plain(label).replaceAll('\n', ' '), columns - 6);
    const shown = `${styled('green', `[${index + 1}]`, colour)} ${text}`;
    const size = `[${index + 1}] `.length + displayWidth(text);
    if (lines.length > 0 && width + 2 + size <= columns) {
      lines[lines.length - 1] += `  ${shown}`;
      width += 2 + size;
    } else {
      lines.push(shown);
      width = size;
    }
  }
  return lines;
}
