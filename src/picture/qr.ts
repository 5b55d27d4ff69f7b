/** A text (an address) as a QR code that a phone reads, as SVG: dark on white in both shades, or no camera finds it. */
export async function qrSvg(text: string, pixels = 240): Promise<string> {
  const { encode } = await import('uqr');
  // M bears a fold or a stain on a printed page; four blank modules around are what the norm (ISO/IEC 18004) asks for.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data
    .flatMap((row, y) => row.map((set, x) => (set ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark}"/></svg>`;
}
