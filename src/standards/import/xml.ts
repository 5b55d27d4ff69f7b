import { XMLParser } from 'fast-xml-parser';

/** An element of an XML document; text is an element named `#text`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Entities are what explodes; the five that XML has by itself are decoded below.
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** Parses an XML document without entities; undefined when it declares a DOCTYPE or is no XML. */
export function parseXml(source: string): XmlNode | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) return undefined;
  try {
    const parsed: unknown = parser.parse(source);
    return { name: '', attributes: {}, children: nodesOf(parsed, 0), text: '' };
  } catch {
    return undefined;
  }
}

/** Deeper than any word processor nests; shallow enough for the stack. */
const MAX_DEPTH = 200;

function nodesOf(value: unknown, depth: number): readonly XmlNode[] {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return [];
  return value.flatMap((item: unknown): XmlNode[] => {
    if (typeof item !== 'object' || item === null) return [];
    const attributes: Record<string, string> = {};
    const given: unknown = Reflect.get(item, ':@');
    if (typeof given === 'object' && given !== null) {
      for (const [key, text] of Object.entries(given)) attributes[key] = decodeEntities(String(text));
    }
    return Object.entries(item)
      .filter(([name]) => name !== ':@')
      .map(([name, content]: [string, unknown]) =>
        name === '#text'
          ? { name, attributes: {}, children: [], text: decodeEntities(String(content)) }
          : { name, attributes, children: nodesOf(content, depth + 1), text: '' },
      );
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole;
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
        },
      )
    : text;

export const children = (node: XmlNode, name?: string): readonly XmlNode[] =>
  name === undefined ? node.children : node.children.filter((c) => c.name === name);

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((c) => c.name === name);

export const attribute = (node: XmlNode | undefined, name: string): string | undefined => node?.attributes[name];
