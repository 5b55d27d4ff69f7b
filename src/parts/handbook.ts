import { handbookPath } from '../../adapters/web/addresses.ts';
import type { WebPerson, WebPorts } from '../../adapters/web/ports.ts';
import { typeOfContent } from '../base/file-type.ts';
import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { FileMaker } from '../commands/file-order.ts';
import type { Language } from '../commands/language.ts';
import type { Core } from '../core.ts';
import { exportFileMaker } from '../export/command.ts';
import { fileJob, orderFile } from '../runtime/file-job.ts';
import type { Telling } from '../runtime/telling.ts';
import type { JobKind } from '../schedule/jobs.ts';
import { SERVICES } from '../standards/model.ts';
import { rankingFile } from '../study/contests/file.ts';
import { assignCommands } from '../study/handbook/assign-commands.ts';
import { showCommand } from '../study/handbook/commands.ts';
import { fileNameOf, handbookDocx, handbookFile } from '../study/handbook/file.ts';
import { HANDBOOK_NOTICES_KIND, handbookNoticesJob } from '../study/handbook/notices.ts';
import type { Post } from '../study/handbook/posts.ts';
import { openRoom } from '../study/handbook/room.ts';
import { viewByPost } from '../study/handbook/view.ts';
import { trendFile } from '../study/mastery/trend.ts';
import { promoteCommand } from '../study/promote/commands.ts';
import { posterFile } from '../study/promote/file.ts';
import { exportKinds } from './export-kinds.ts';
import { assessmentFiles } from './scores.ts';
import { clauseFinder } from './study-ports.ts';

/** Schedules of handbooks that are always there. */
export const HANDBOOK_SCHEDULES: readonly string[] = [HANDBOOK_NOTICES_KIND];

/** The address of a post's handbook on the page; undefined when there is no page. */
const handbookPageOf =
  ({ pageAt }: Pick<Core, 'pageAt'>) =>
  (post: string): string | undefined =>
    pageAt(handbookPath(post));

/** What can be said of handbooks, assignments and notice boards. */
export function handbookCommands(core: Pick<CommandCore, 'shelf' | 'pageAt'>): Command[] {
  const finder = clauseFinder(core.shelf);
  const catalogue = () => core.shelf().catalogue;
  const ports = { ...finder, catalogue, orderFile, pageOf: handbookPageOf(core) };
  return [showCommand(ports), ...assignCommands(ports), promoteCommand(ports)];
}

/** What the page shows of handbooks. */
export function handbookPages(core: Core): Pick<WebPorts, 'handbooks' | 'handbook' | 'handbookFile'> {
  const { store, clock, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  const open = () => openRoom(store, { catalogue: core.catalogue(), now: clock.now(), zone });
  const view = async (post: string, { guest }: WebPerson, language: Language) =>
    viewByPost(store, await open(), post, { openOnly: guest, language, now: clock.now(), zone });
  return {
    handbooks: async ({ guest }) => {
      const room = await open();
      const rank = ({ service }: Post): number => (service === undefined ? SERVICES.length : SERVICES.indexOf(service));
      return room.posts.all
        .filter((post) => room.handbook(post, guest).entries.length > 0)
        .sort((a, b) => rank(a) - rank(b))
        .map(({ id }) => id);
    },
    handbook: async (post, viewer, language) => {
      const shown = await view(post, viewer, language);
      return shown && { view: shown, address: core.pageAt(handbookPath(post)) };
    },
    handbookFile: async (post, viewer, language) => {
      const shown = await view(post, viewer, language);
      if (!shown) return undefined;
      const bytes = handbookDocx(shown, core.pageAt(handbookPath(post)));
      return { name: fileNameOf(shown), type: typeOfContent(bytes), bytes };
    },
  };
}

/** The files that turns may order. */
export const fileMakers = (core: Core): readonly FileMaker[] => {
  const setting = { catalogue: core.catalogue, zone: core.settings.ZHIBIAO_TIMEZONE, pageOf: handbookPageOf(core) };
  return [
    handbookFile(setting),
    posterFile(setting),
    trendFile(setting),
    rankingFile(setting),
    exportFileMaker(exportKinds, setting.zone),
    ...assessmentFiles(core),
  ];
};

/** What of handbooks happens at times of its own, and the making of ordered files. */
export function handbookJobs(core: Core, { tell, pushTo: push, tellTeam: pushTeam }: Telling): JobKind[] {
  const { store, catalogue, calendar, settings } = core;
  return [
    fileJob({ makers: fileMakers(core), reader: store, putBlob: (bytes) => store.putBlob(bytes), push, pushTeam }),
    handbookNoticesJob({ zone: settings.ZHIBIAO_TIMEZONE, calendar, catalogue, tell }),
  ];
}
