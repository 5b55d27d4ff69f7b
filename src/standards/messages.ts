import type { Fault } from './model.ts';

type Params = Readonly<Record<string, string>>;

interface Rule {
  readonly severity: Fault['severity'];
  readonly zh: (p: Params) => string;
  readonly en: (p: Params) => string;
}

const rule = (severity: Fault['severity'], zh: Rule['zh'], en: Rule['en']): Rule => ({ severity, zh, en });
const error = (zh: Rule['zh'], en: Rule['en']): Rule => rule('error', zh, en);
const warning = (zh: Rule['zh'], en: Rule['en']): Rule => rule('warning', zh, en);

/** Every rule of `check`: how bad a breach is, and the sentence that says what is wrong and what to do. */
export const RULES = {
  // files
  'empty-file': error(
    () => '文件是空的。请写入标准正文，或删除该文件。',
    () => 'The file is empty. Write the standard into it, or delete it.',
  ),
  'too-large': error(
    (p) => `文件有 ${p.size}，超过上限 ${p.limit}。请确认放对了文件；标准正文通常不到 1 MB。`,
    (p) =>
      `The file has ${p.size}, more than the limit of ${p.limit}. Check that it is the right file; a standard is usually below 1 MB.`,
  ),
  encoding: error(
    (p) => `文件不是 UTF-8 编码${p.guess ? `（看起来是 ${p.guess}）` : ''}。请用编辑器另存为 UTF-8。`,
    (p) => `The file is not UTF-8${p.guess ? ` (it looks like ${p.guess})` : ''}. Save it as UTF-8 in your editor.`,
  ),
  'outside-folder': error(
    () => '符号链接指向知识文件夹之外，没有读取。请把文件复制进来。',
    () => 'The symbolic link leads out of the knowledge folder and was not followed. Copy the file here instead.',
  ),
  'broken-link': error(
    () => '符号链接指向的文件不存在。请删除该链接，或恢复它指向的文件。',
    () => 'The symbolic link leads to nothing. Delete it, or restore the file it points to.',
  ),
  unreadable: error(
    (p) => `文件读不出来（${p.detail}）。请检查权限和磁盘。`,
    (p) => `The file cannot be read (${p.detail}). Check its permissions and the disk.`,
  ),
  'too-deep': error(
    (p) => `文件夹超过 ${p.limit} 层，更深的内容没有读取。请把文件移到上层。`,
    (p) => `Folders deeper than ${p.limit} levels are not read. Move the files up.`,
  ),
  'too-many-files': error(
    (p) => `文件夹中的文件超过 ${p.limit} 个，其余没有读取。`,
    (p) => `The folder holds more than ${p.limit} files; the rest was not read.`,
  ),
  'not-a-standard': warning(
    (p) => `不认识这种文件（${p.name}），没有读取。标准请存为 .md；.docx、.pdf、.txt 请先用 import 转换。`,
    (p) =>
      `This kind of file is not read (${p.name}). Standards are .md files; convert .docx, .pdf or .txt with import first.`,
  ),
  'no-folder': error(
    () => '找不到知识文件夹，或其中没有 standards 文件夹。请检查路径。',
    () => 'The knowledge folder, or the standards folder in it, was not found. Check the path.',
  ),
  'control-characters': warning(
    () => '文中有看不见的控制字符，已忽略。请删除后重新保存。',
    () => 'The text holds invisible control characters, which are ignored. Remove them and save again.',
  ),
  crash: error(
    (p) => `读取这个文件时程序出错（${p.detail}）。其余文件不受影响；请把该文件报告给维护者。`,
    (p) =>
      `The program failed on this file (${p.detail}). Other files are not affected; please report the file to the maintainers.`,
  ),
  'kept-last-good': warning(
    () => '这次修改有错误，仍使用修改前的文本。请改正后保存，改正后自动生效。',
    () => 'The edit has errors; the text before it stays in use. Correct it and save: it is taken up by itself.',
  ),
  // front matter
  'no-front-matter': error(
    () => '缺少文件头。请在第一行写 ---，然后写 code、title、published、effective，再写 ---。',
    () => 'The front matter is missing. Begin the file with ---, then code, title, published, effective, then ---.',
  ),
  'front-matter-open': error(
    () => '文件头没有结束。请在文件头后单独写一行 ---。',
    () => 'The front matter has no end. Put a line with --- after it.',
  ),
  'front-matter-code': error(
    () => '文件头写成了程序代码，不会执行。请改为 --- 开头的普通 YAML。',
    () => 'The front matter is program code, which is never run. Use plain YAML that begins with ---.',
  ),
  'front-matter-shape': error(
    () => '文件头不是“键: 值”的形式。请按 code: … 一行一个书写。',
    () => 'The front matter is not a list of "key: value" lines. Write one key a line, as in code: ….',
  ),
  yaml: error(
    (p) => `YAML 写法有误：${p.detail}。请检查冒号后的空格、缩进和成对的引号。`,
    (p) => `The YAML is wrong: ${p.detailEn}. Check the blank after colons, the indents and the quotes.`,
  ),
  'yaml-tag': error(
    () => '文件头含有 ! 标签（例如 !!js/function），不会执行。请删去标签，只写普通文字。',
    () => 'The YAML holds a tag (such as !!js/function), which is never run. Remove it and write plain text.',
  ),
  'yaml-aliases': error(
    () => 'YAML 的别名（& 和 *）展开后过大。请直接写出内容。',
    () => 'The YAML aliases (& and *) expand to too much. Write the contents out.',
  ),
  'missing-key': error(
    (p) => `缺少 ${p.key}。请在文件头补上一行 ${p.key}: …`,
    (p) => `${p.key} is missing. Add a line ${p.key}: … to the front matter.`,
  ),
  'unknown-key': error(
    (p) => `不认识的键 ${p.key}。请检查拼写；可用的键见 docs/standards-format.md。`,
    (p) => `Unknown key ${p.key}. Check its spelling; docs/standards-format.md lists the keys.`,
  ),
  'bad-value': error(
    (p) => `${p.key} 的值“${p.value}”不对：${p.detail}。请修改；写法见 docs/standards-format.md。`,
    (p) => `The value "${p.value}" of ${p.key} is wrong (${p.detailEn}). See docs/standards-format.md.`,
  ),
  'bad-date': error(
    (p) => `${p.key} 的日期“${p.value}”不存在或写法不对。请写成 2024-03-01 的形式。`,
    (p) => `${p.key}: "${p.value}" is not a date. Write it like 2024-03-01.`,
  ),
  'date-order': error(
    (p) => `${p.later}（${p.laterDate}）早于 ${p.earlier}（${p.earlierDate}）。请改正其中一个日期。`,
    (p) => `${p.later} (${p.laterDate}) is before ${p.earlier} (${p.earlierDate}). Correct one of them.`,
  ),
  'unknown-service': error(
    (p) => `不认识的服务“${p.value}”。请写物业、会务、保洁、安保、食堂中的一个；适用于全部服务时不写这一行。`,
    (p) =>
      `Unknown service "${p.value}". Use 物业, 会务, 保洁, 安保 or 食堂; leave the line out when it applies to all.`,
  ),
  'bad-code': error(
    (p) => `编号“${p.value}”写法不对。${p.detail}`,
    (p) => `The code "${p.value}" is not well formed. ${p.detailEn}`,
  ),
  'year-mismatch': warning(
    (p) => `年份 ${p.year} 与发布日期 ${p.published} 不一致。请核对其中一个。`,
    (p) => `The year ${p.year} does not match the day of publication ${p.published}. Check one of them.`,
  ),
  // between files
  'duplicate-code': error(
    (p) => `${p.id} 已由 ${p.other} 给出，这个文件没有采用。请删除一个，或改正编号、年份。`,
    (p) =>
      `${p.id} is already given by ${p.other}; this file is not used. Delete one of them, or correct code or year.`,
  ),
  'two-in-force': error(
    (p) =>
      `${p.id} 与 ${p.other}（${p.otherFile}）自 ${p.day} 起同时现行。请改实施日期、写 withdrawn，或合并为一个版本。`,
    (p) =>
      `${p.id} and ${p.other} (${p.otherFile}) are both in force from ${p.day}. Change a date, set withdrawn, or merge them.`,
  ),
  'missing-original': warning(
    (p) => `原文件 originals/${p.value} 不存在。请放进去，或删去 original 这一行。`,
    (p) => `The original originals/${p.value} is not there. Put it there, or remove the line.`,
  ),
  'unsafe-original': error(
    (p) => `原文件“${p.value}”不是 originals 文件夹里的普通文件，不会发送。请把文件复制进 originals，只写文件名。`,
    (p) =>
      `The original "${p.value}" is no plain file inside originals/ and is never sent. Copy it there and give its name.`,
  ),
  'large-original': warning(
    (p) => `原文件 originals/${p.value} 超过 20 MB，聊天里发不出去。请压缩后替换。`,
    (p) =>
      `The original originals/${p.value} is larger than 20 MB and can't be sent in a chat. Replace it by a smaller one.`,
  ),
  'missing-replaced': warning(
    (p) => `所代替的 ${p.value} 不在知识文件夹中。请补上旧版文件，或删去这一项。`,
    (p) => `${p.value}, which this one replaces, is not in the folder. Add the old edition, or remove the entry.`,
  ),
  'amends-unknown': error(
    (p) => `修改单所改的 ${p.value} 不在知识文件夹中。请写全编号和年份，例如 Q/LNJG JG 331—2024。`,
    (p) =>
      `${p.value}, which this sheet amends, is not in the folder. Give the whole code with its year, such as Q/LNJG JG 331—2024.`,
  ),
  'amendment-number': error(
    (p) => `${p.id} 的修改单 ${p.number} 已由 ${p.other} 给出。请改序号。`,
    (p) => `Amendment ${p.number} of ${p.id} is already given by ${p.other}. Change the number.`,
  ),
  'amendment-date': error(
    (p) => `修改单的实施日期 ${p.effective} 早于所改标准的实施日期 ${p.base}。请改正日期。`,
    (p) => `The sheet takes effect on ${p.effective}, before the standard it amends (${p.base}). Correct the date.`,
  ),
  'deletes-unknown': error(
    (p) => `要删除的 ${p.number} 在 ${p.id} 中不存在。请核对条号。`,
    (p) => `${p.number}, which is to be deleted, does not exist in ${p.id}. Check the number.`,
  ),
  'moved-unknown': error(
    (p) => `moved 中的 ${p.number} 在 ${p.id} 中不存在。请核对条号，写成“旧条号: 新条号”。`,
    (p) => `${p.number} in moved does not exist in ${p.id}. Write "old number: new number".`,
  ),
  // structure
  'no-clauses': error(
    () => '没有读出任何条款。请按“5.1.1 正文”或“第一条 正文”的形式编号。',
    () => 'No clause was found. Number the text as in "5.1.1 text" or "第一条 text".',
  ),
  'numbering-gap': error(
    (p) => `${p.number} 前缺少 ${p.expected}。请补上缺少的一条，或改正编号。`,
    (p) => `${p.expected} is missing before ${p.number}. Add it, or correct the number.`,
  ),
  'numbering-repeat': error(
    (p) => `${p.number} 重复，已在第 ${p.first} 行出现。请改正编号。`,
    (p) => `${p.number} was already used on line ${p.first}. Correct the number.`,
  ),
  'numbering-order': error(
    (p) => `${p.number} 出现在 ${p.after} 之后，次序不对。请调整次序或改正编号。`,
    (p) => `${p.number} stands after ${p.after}. Reorder the clauses, or correct the number.`,
  ),
  'lone-clause': warning(
    (p) => `${p.parent} 下只有 ${p.number} 一条。请并入上一级，或增加一条（GB/T 1.1）。`,
    (p) => `${p.number} is the only clause under ${p.parent}. Merge it into its parent, or add another (GB/T 1.1).`,
  ),
  'hanging-paragraph': warning(
    (p) => `${p.number} 的标题与 ${p.next} 之间有悬置段。请给这段文字编号（例如“${p.suggestion} 总则”）。`,
    (p) =>
      `Text hangs between the heading of ${p.number} and ${p.next}. Give it a number (such as "${p.suggestion} General").`,
  ),
  'list-without-lead-in': error(
    (p) => `列项 ${p.number} 前没有引导语。请在前面写一句以冒号结尾的话，例如“应符合下列要求：”。`,
    (p) =>
      `The list item ${p.number} has no lead-in. Put a sentence that ends with a colon before it, such as "应符合下列要求：".`,
  ),
  'list-numbering': error(
    (p) => `列项 ${p.number} 的次序不对，这里应为 ${p.expected}。请改正编号。`,
    (p) => `The list item ${p.number} is out of order; ${p.expected} is expected here. Correct it.`,
  ),
  'lone-item': warning(
    (p) => `只有 ${p.number} 一个列项。请并入引导语，或增加一项。`,
    (p) => `${p.number} is the only item of its list. Merge it into the lead-in, or add another.`,
  ),
  'table-width': error(
    (p) => `${p.caption} 的这一行有 ${p.got} 格，表头有 ${p.expected} 格。请补齐或删去多余的格。`,
    (p) => `This row of ${p.caption} has ${p.got} cells, its header ${p.expected}. Add or remove cells.`,
  ),
  'empty-table': warning(
    (p) => `${p.caption} 没有表体。请补上行，或删去表头。`,
    (p) => `${p.caption} has no rows. Add some, or remove the header.`,
  ),
  'caption-without-table': warning(
    (p) => `“${p.caption}”后面没有表格。请在表题下写表，或删去表题。`,
    (p) => `No table follows "${p.caption}". Put the table below it, or remove the caption.`,
  ),
  'table-not-cited': warning(
    (p) => `正文没有提到${p.table}，看不出它是要求还是资料。请在有关条款中写“应符合${p.table}的规定”等。`,
    (p) => `No clause refers to ${p.table}, so its force is unknown. Refer to it, as in "应符合${p.table}的规定".`,
  ),
  'empty-clause': error(
    (p) => `${p.number} 没有内容。请补上正文，或删去编号。`,
    (p) => `${p.number} has no text. Write it, or remove the number.`,
  ),
  'undefined-term': warning(
    (p) => `术语 ${p.number} 没有定义。请在术语下一行写定义。`,
    (p) => `The term ${p.number} has no definition. Write it on the line below.`,
  ),
  // wording
  'modal-must': warning(
    (p) => `用了“${p.word}”。标准中的要求请写“应”（GB/T 1.1 附录 C）。`,
    (p) => `"${p.word}" is used. Write 应 for requirements (GB/T 1.1, appendix C).`,
  ),
  'modal-must-not': warning(
    (p) => `用了“${p.word}”。标准中的禁止请写“不应”（GB/T 1.1 附录 C）。`,
    (p) => `"${p.word}" is used. Write 不应 for prohibitions (GB/T 1.1, appendix C).`,
  ),
  'note-requires': warning(
    (p) => `${p.number} 是注或示例，却写了要求（${p.word}）。请把要求移到条文中。`,
    (p) => `${p.number} is a note or example but states a requirement (${p.word}). Move it into the clause.`,
  ),
  // references
  'dangling-reference': error(
    (p) => `引用的 ${p.text} 不存在${p.nearest ? `，相近的有 ${p.nearest}` : ''}。请核对条号。`,
    (p) => `${p.text} does not exist${p.nearest ? `; near it: ${p.nearest}` : ''}. Check the number.`,
  ),
  'unknown-standard': warning(
    (p) => `引用的 ${p.code} 不在知识文件夹中，cited.yaml 里也没有。请补上标准，或在 cited.yaml 中登记其状态。`,
    (p) =>
      `${p.code} is neither in the folder nor in cited.yaml. Add the standard, or list it in cited.yaml with its status.`,
  ),
  'withdrawn-standard': warning(
    (p) => `引用的 ${p.code} 已${p.status}${p.by ? `，现为 ${p.by}` : ''}。请改引现行标准。`,
    (p) => `${p.code} is no longer in force${p.by ? `; ${p.by} took its place` : ''}. Cite the one in force.`,
  ),
  'not-listed': warning(
    (p) => `正文引用了 ${p.code}，第2章“规范性引用文件”没有列出。请补列。`,
    (p) => `${p.code} is cited but not listed in chapter 2. Add it there.`,
  ),
  'conflicting-values': warning(
    (p) => `${p.here} 与 ${p.there} 对同一事项的数值不同：“${p.a}”与“${p.b}”。请确认以哪个为准，或改为引用。`,
    (p) =>
      `${p.here} and ${p.there} give different values for the same thing: "${p.a}" and "${p.b}". Decide which one holds, or let one cite the other.`,
  ),
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** A breach of `name` in `file` at `line`. */
export function faultOf(name: RuleName, file: string, line: number, params: Params): Fault {
  const { severity, zh, en }: Rule = RULES[name];
  return { file, line, severity, rule: name, message: { zh: zh(params), en: en(params) } };
}

export const isRule = (name: string): name is RuleName => Object.hasOwn(RULES, name);
