import { html } from 'hono/html';
import type { Option } from '../look-ports.ts';
import { lookWords as words } from '../look-words.ts';
import type { Html, PageSetting } from './layout.ts';

/** One filter: what it is called in the address and for people, what can be chosen, what is. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  /** What stands for no choice; left out where something is always chosen. */
  readonly none?: string;
}

/**
 * Filters as a plain form: what is chosen stands in the address, so that a view can be sent, kept and printed. With a
 * script it goes by itself at each choice; without one by its button.
 */
export function filterForm(
  { language }: PageSetting,
  path: string,
  filters: readonly Filter[],
  more: Html | '' = '',
): Html {
  return html`<form class="filters" method="get" action="${path}" aria-label="${words.filters[language]}">
${filters.map(
  ({ name, label, options, chosen, none }) => html`<label><span>${label}</span><select name="${name}">
${none === undefined ? '' : html`<option value="">${none}</option>`}
${options.map(({ value, label: text }) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`)}
</select></label>`,
)}
${more}<button class="quiet-button" type="submit">${words.show[language]}</button>
</form>`;
}
