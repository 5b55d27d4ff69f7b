/** A sentence for the administrator, in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type StoreLog = (level: 'info' | 'warn' | 'error', message: string) => void;

export const both = ({ zh, en }: Sentence): string => `${zh} ${en}`;

const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(0);

function gone(expired: number, erased: number): Sentence {
  const zh = [expired > 0 ? `到期清除 ${expired} 份正文` : '', erased > 0 ? `依记录删除 ${erased} 份正文` : ''];
  const en = [
    expired > 0 ? `${expired} bodies expired` : '',
    erased > 0 ? `${erased} bodies erased, each named by a line` : '',
  ];
  const join = (parts: string[], comma: string): string =>
    parts
      .filter(Boolean)
      .map((part) => comma + part)
      .join('');
  return { zh: join(zh, '，'), en: join(en, ', ') };
}

/** Every sentence of the store that an administrator may read. */
export const messages = {
  writeFailed: (cause: string, uncertain: boolean): Sentence => ({
    zh: `写入磁盘失败（${cause}），已停止写入；${uncertain ? '最后几条是否保存尚不确定，重启后会说明' : '这几条没有保存'}。请检查磁盘，再由管理员恢复写入或重启。`,
    en: `Writing to the disk failed (${cause}); writing has stopped. ${uncertain ? 'Whether the last lines were kept is not certain; the next start says.' : 'The last lines were not kept.'} Check the disk, then allow writing again or restart.`,
  }),
  diskFull: (free: number, floor: number): Sentence => ({
    zh: `磁盘只剩 ${mb(free)} MB（至少要留 ${mb(floor)} MB），已停止写入，查询照常。请先腾出空间，再由管理员恢复写入或重启。`,
    en: `Only ${mb(free)} MB are free on the disk (${mb(floor)} MB must stay); writing has stopped, questions are still answered. Make room, then allow writing again or restart.`,
  }),
  closed: { zh: '存储已关闭。', en: 'The store is closed.' } satisfies Sentence,
  openedForReading: {
    zh: '这里只读，不能写入。',
    en: 'This store was opened for reading only.',
  } satisfies Sentence,
  heldBy: (pid: number, since: string): Sentence => ({
    zh: `数据目录正被另一个进程使用（进程号 ${pid}，始于 ${since}）。请先停止它，或换一个数据目录。`,
    en: `The data folder is in use by another process (pid ${pid}, since ${since}). Stop it first, or choose another folder.`,
  }),
  heldByUnknown: {
    zh: '数据目录正被另一个进程使用。请先停止它，或换一个数据目录。',
    en: 'The data folder is in use by another process. Stop it first, or choose another folder.',
  } satisfies Sentence,
  damaged: (file: string, line: number, what: string): Sentence => ({
    zh: `日志 ${file} 第 ${line} 行已损坏（${what}），为保全数据没有启动。请保留现场，运行 zhibiao verify，再用备份恢复（zhibiao restore）。`,
    en: `Line ${line} of ${file} is damaged (${what}); the store did not start, so that nothing more is lost. Keep the folder as it is, run zhibiao verify, then restore a backup (zhibiao restore).`,
  }),
  endMissing: (file: string, line: number, expected: number, found: number): Sentence => ({
    zh: `日志 ${file} 在第 ${line} 行之后缺少内容：应到第 ${expected} 号，只找到第 ${found} 号。请保留现场，再用备份恢复（zhibiao restore）。`,
    en: `Lines are missing after line ${line} of ${file}: number ${expected} was on disk, the last one found is ${found}. Keep the folder as it is and restore a backup (zhibiao restore).`,
  }),
  tornEnd: (file: string, line: number, kept: string): Sentence => ({
    zh: `上次停机时 ${file} 第 ${line} 行没有写完，已截去并另存为 ${kept}；没有已确认的内容丢失。`,
    en: `Line ${line} of ${file} had not been written to its end when the program stopped; it was cut off and kept as ${kept}. Nothing that had been acknowledged is lost.`,
  }),
  headMissing: {
    zh: 'head 文件缺失或已损坏，已按日志重建；若不是您删除的，请与外部留存的日签核对（zhibiao verify --head）。',
    en: 'The head file was missing or damaged and was made anew from the journal. Unless you removed it yourself, compare with a day head kept elsewhere (zhibiao verify --head).',
  } satisfies Sentence,
  chainHolds: (lines: number, expired: number, erased: number, outside: boolean): Sentence => ({
    zh: `日志完好：${lines} 行逐行相连${gone(expired, erased).zh}。${outside ? '与外部留存的日签一致。' : '只核对了自身，未与外部留存的日签比对。'}`,
    en: `The journal is whole: ${lines} lines, each continuing the one before${gone(expired, erased).en}. ${outside ? 'It agrees with the head that was kept elsewhere.' : 'Consistent in itself, not compared with a head from outside.'}`,
  }),
  unfinishedEnd: (file: string, line: number): Sentence => ({
    zh: `${file} 第 ${line} 行尚未写完（正在写入，或停机时中断），下次启动会处理。`,
    en: `Line ${line} of ${file} is not written to its end (being written, or cut short by a stop); the next start deals with it.`,
  }),
  firstFault: (file: string, line: number, what: Sentence): Sentence => ({
    zh: `日志从 ${file} 第 ${line} 行起不可信：${what.zh}。请保留现场，与备份核对。`,
    en: `The journal can't be trusted from line ${line} of ${file}: ${what.en}. Keep the folder as it is and compare with a backup.`,
  }),
  attachmentsHold: ({ kept, erased }: { readonly kept: number; readonly erased: number }): Sentence => ({
    zh: `附件 ${kept} 个齐全${erased > 0 ? `，另有 ${erased} 个已按要求删除` : ''}。`,
    en: `All ${kept} attachments are there${erased > 0 ? `, ${erased} more were erased on request` : ''}.`,
  }),
  badAttachment: (file: string, what: Sentence): Sentence => ({
    zh: `日志行都完好，但附件 ${file} 不可信：${what.zh}。请保留现场，与备份核对。`,
    en: `The journal's lines are whole, but the attachment ${file} can't be trusted: ${what.en}. Keep the folder as it is and compare with a backup.`,
  }),
  erasedAgain: (bodies: number): Sentence => ({
    zh: `恢复的备份里有 ${bodies} 份正文后来已按要求删除，已再次删除。`,
    en: `The restored backup held ${bodies} bodies that had been erased on request since; they were erased again.`,
  }),
  ledgerMissed: (folder: string, why: string): Sentence => ({
    zh: `删除记录没能写到 ${folder}（${why}），下次备份时补上；在那之前不要用旧备份恢复到别处。`,
    en: `The record of an erasure could not be written to ${folder} (${why}); the next backup does. Until then restore no older backup elsewhere.`,
  }),
  noPlaceForBackup: (target: string): Sentence => ({
    zh: `${target} 不能建备份：那里不是普通的目录，或没有权限。请换一个磁盘上的目录，例如 --out ../backup-1`,
    en: `A backup can't be made at ${target}: it is no ordinary folder, or not ours to write. Choose a folder on a disk, such as --out ../backup-1`,
  }),
  backupExists: (target: string): Sentence => ({
    zh: `备份目录 ${target} 已存在，请换一个名字。`,
    en: `The backup folder ${target} exists already; choose another name.`,
  }),
  nothingToBackUp: (folder: string): Sentence => ({
    zh: `${folder} 里没有日志，没有可备份的内容。`,
    en: `There is no journal in ${folder}, nothing to back up.`,
  }),
  notABackup: (folder: string): Sentence => ({
    zh: `${folder} 里没有日志，不是备份。`,
    en: `There is no journal in ${folder}: it is not a backup.`,
  }),
  laterLines: (own: number, archived: number): Sentence => ({
    zh: `数据目录已到第 ${own} 号，比备份（第 ${archived} 号）新，没有恢复。请用更新的备份，或恢复到另一个目录。`,
    en: `The data folder goes to number ${own}, the backup only to ${archived}; nothing was restored. Take a later backup, or restore into another folder.`,
  }),
  keptAs: {
    daily: { zh: '保留：近 7 天之一', en: 'kept: one of the last 7 days' },
    weekly: { zh: '保留：近 4 周之一', en: 'kept: one of the last 4 weeks' },
    monthly: { zh: '保留：近 12 个月之一', en: 'kept: one of the last 12 months' },
    none: {
      zh: '清理：同日、同周、同月有更新的备份，或已超出保留数',
      en: 'let go: its day, week and month have a later one, or enough are kept',
    },
  },
  faults: {
    altered: (what: string): Sentence => ({ zh: `此行被改动（${what}）`, en: `this line was altered (${what})` }),
    rewritten: { zh: '此行被换过，下一行接不上它', en: 'this line was replaced: the next one does not continue it' },
    misplaced: (found: number, expected: number): Sentence => ({
      zh: `此处应为第 ${expected} 号，却是第 ${found} 号（有行被删除、重复或移动）`,
      en: `number ${found} stands where ${expected} should (a line was removed, doubled or moved)`,
    }),
    wrongFile: (month: string): Sentence => ({
      zh: `此行属于 ${month}，被移到了别的文件`,
      en: `this line belongs to ${month} and was moved to another file`,
    }),
    wrongGroup: { zh: '此行的组号不对', en: 'the number of its group is wrong' },
    endMissing: (expected: number, found: number): Sentence => ({
      zh: `末尾缺行：应到第 ${expected} 号，只到第 ${found} 号`,
      en: `lines are missing at the end: number ${expected} was confirmed, the last one is ${found}`,
    }),
    otherHead: { zh: '此行与留存的日签不符', en: 'a head that was kept says that this line was another' },
    noHead: { zh: 'head 文件缺失或两处都不可读', en: 'the head file is missing or unreadable in both places' },
    bodyGone: (collection: string, id: string): Sentence => ({
      zh: `${collection} ${id} 的正文不见了，没有到期，也没有删除记录`,
      en: `the body of ${collection} ${id} is gone, although it had not expired and no line erased it`,
    }),
    blobGone: (hash: string): Sentence => ({
      zh: `此行提到的附件 blobs/${hash} 不见了，也没有删除记录`,
      en: `the attachment blobs/${hash} that this line speaks of is gone, and no line erased it`,
    }),
    blobAltered: { zh: '附件内容与其名称不符', en: 'the attachment does not have the content that its name says' },
  },
  rebuilt: (why: string): Sentence => ({
    zh: `快照不可用（${why}），已由日志重建。`,
    en: `The snapshot could not be used (${why}); the state was rebuilt from the journal.`,
  }),
} as const;
