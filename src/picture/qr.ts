import { encode, renderUnicodeCompact } from 'uqr';

/** M bears a fold or a stain on a printed page; four blank modules around are what the norm (ISO/IEC 18004) asks for. */
const MANNER = { ecc: 'M', border: 4 } as const;

/** A QR code as one path of unit squares on a field of `size` × `size`, blank border included. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, MANNER);
  const path = data
    .flatMap((row, y) => row.map((set, x) => (set ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return { size, path };
}

/** A text (an address) as a QR code that a phone reads, as SVG: dark on white in both shades, or no camera finds it. */
export async function qrSvg(text: string, pixels = 240): Promise<string> {
  const { size, path } = qrPath(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

/** The same in half blocks for a terminal: the light modules are drawn, as on a dark screen. On a light one it is inverted, which most cameras read too. */
export const qrLines = (text: string): string[] =>
  renderUnicodeCompact(text, { ...MANNER, ecc: 'L', border: 2 }).split('\n');
