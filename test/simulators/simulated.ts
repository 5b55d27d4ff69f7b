/** What a person of the demonstration directory, or a guest, is called on a simulated platform. */
export interface SimulatedPerson {
  readonly id: string;
  readonly name: string;
}

/** One thing that was said, by a person or by the bot, as the reader of a conversation sees it. */
export interface Said {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of a group, or of the person whose direct chat it is. */
  readonly conversation: string;
  /** Id of the person, or `bot`. */
  readonly from: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly say: string }[];
  /** In which of the platform's forms it came (`markdown`, `actionCard`, `file` …). */
  readonly form: string;
}

/** A simulated platform as the page of `npm run simulate` uses it. */
export interface SimulatedPlatform {
  readonly name: string;
  /** Settings with which the bot connects to it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly people: readonly SimulatedPerson[];
  readonly groups: readonly SimulatedPerson[];
  /** Everything said so far, oldest first. */
  readonly transcript: readonly Said[];
  /** Which rules of the platform the bot has broken so far. */
  readonly violations: readonly string[];
  /** A person says something in a group, or to the bot alone. */
  say(message: { readonly from: string; readonly group?: string; readonly text: string }): void;
  /** Called at each change of the transcript. Returns how to end that. */
  watch(changed: () => void): () => void;
  /** What can be made to go wrong by hand: a label, and what does it. */
  readonly mischief: Readonly<Record<string, () => void>>;
  close(): Promise<void>;
}

/** The demonstration people that the simulators let one speak as; a guest is nobody's. */
export const DEMONSTRATION_PEOPLE: readonly SimulatedPerson[] = [
  { id: 'demo-employee', name: '陈秀兰（保洁员）' },
  { id: 'demo-employee-2', name: '李桂芳（保洁员）' },
  { id: 'demo-cook', name: '何大勇（厨师）' },
  { id: 'demo-guard', name: '赵卫东（保安员）' },
  { id: 'demo-supplier', name: '王洁（保洁供应商负责人）' },
  { id: 'demo-supplier-other', name: '孙德海（食堂供应商负责人）' },
  { id: 'demo-supervisor', name: '郑海宁（监管人员）' },
  { id: 'demo-manager', name: '周启明（后勤管理者）' },
  { id: 'demo-workgroup', name: '冯晓岚（工作组）' },
  { id: 'demo-leader', name: '梁振声（领导）' },
  { id: 'demo-finance', name: '潘淑芬（财务）' },
  { id: 'demo-admin', name: '容子轩（系统管理员）' },
  { id: 'guest-1', name: '路人（名册之外）' },
];

export const DEMONSTRATION_GROUPS: readonly SimulatedPerson[] = [
  { id: 'g-cleaning', name: '保洁组' },
  { id: 'g-canteen', name: '食堂组' },
  { id: 'g-security', name: '安保组' },
  { id: 'g-conference', name: '会务组' },
  { id: 'g-property', name: '物业组' },
  { id: 'g-all', name: '全员群' },
];
