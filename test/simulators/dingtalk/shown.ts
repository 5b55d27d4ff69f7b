/** What a reader of DingTalk sees of a message, read back from what was sent. */
export interface Shown {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly say: string }[];
  /** Staff ids that are mentioned. */
  readonly mentions: readonly string[];
  /** Addresses of links that are no buttons. */
  readonly links: readonly string[];
}

const SAY = 'dtmd://dingtalkclient/sendMessage?content=';

/** The words that a tap on a `dtmd` link says; undefined for any other address. */
export const wordsOf = (url: string): string | undefined =>
  url.startsWith(SAY) ? decodeURIComponent(url.slice(SAY.length)) : undefined;

interface Form {
  readonly title: string;
  readonly text: string;
  readonly cardButtons?: readonly { readonly title: string; readonly url: string }[];
  readonly mentions?: readonly string[];
}

/** Reads DingTalk's Markdown as its client shows it: links become buttons, marks go. */
export function shownOf({ title, text, cardButtons = [], mentions = [] }: Form): Shown {
  const buttons: { label: string; say: string }[] = [];
  const links: string[] = [];
  const take = (label: string, url: string) => {
    const say = wordsOf(url);
    if (say === undefined) links.push(url);
    else buttons.push({ label, say });
    return say === undefined ? label : '';
  };
  const plain = text
    .replace(/\[([^\]\n]*)\]\(([^)\n]*)\)/g, (_, label: string, url: string) => take(label, url))
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/^- /gm, '· ')
    .replace(/ {2}\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
  for (const { title: label, url } of cardButtons) take(label, url);
  return {
    title,
    text: mentions.reduce((rest, id) => rest.replace(`@${id} `, ''), plain),
    buttons,
    mentions,
    links: [...links, ...(plain.match(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi) ?? [])],
  };
}

/** What the robot API's `msgKey` and `msgParam` show. Undefined for a key that DingTalk doesn't have. */
export function shownByKey(msgKey: string, msgParam: string): (Shown & { readonly form: string }) | undefined {
  let param: Record<string, string>;
  try {
    param = JSON.parse(msgParam) as Record<string, string>;
  } catch {
    return undefined;
  }
  const { title = '', text = '' } = param;
  const of = (form: string, rest: Partial<Form> = {}) => ({ form, ...shownOf({ title, text, ...rest }) });
  switch (msgKey) {
    case 'sampleText':
      return of('text', { text: param.content ?? '' });
    case 'sampleMarkdown':
      return of('markdown');
    case 'sampleActionCard':
      return of('actionCard', { cardButtons: [{ title: param.singleTitle ?? '', url: param.singleURL ?? '' }] });
    case 'sampleImageMsg':
      return of('image', { text: `［图片 ${param.photoURL}］` });
    case 'sampleFile':
      return of('file', { text: `［文件 ${param.fileName} ${param.mediaId}］` });
    default: {
      const count = Number(/^sampleActionCard([2-6])$/.exec(msgKey)?.[1]);
      if (!count) return undefined;
      const cardButtons = Array.from({ length: count }, (_, at) => ({
        title: param[`actionTitle${at + 1}`] ?? '',
        url: param[`actionURL${at + 1}`] ?? '',
      }));
      return of('actionCard', { cardButtons });
    }
  }
}
