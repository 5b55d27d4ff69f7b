import type { Clock } from '../../../src/base/clock.ts';
import type { Answer, Call, Handler } from './http.ts';
import { type Shown, shownByKey, shownOf } from './shown.ts';

/** A message that the bot sent, as the platform took it. */
export interface Received extends Shown {
  readonly at: number;
  readonly way: 'webhook' | 'person' | 'group';
  /** The group's conversation, or the staff ids (of a webhook in a direct chat: the sender's) of who got it. */
  readonly conversation?: string;
  readonly people: readonly string[];
  readonly form: string;
  /** The Markdown or text exactly as it was sent. */
  readonly source: string;
}

export interface Session {
  readonly conversation: string;
  readonly kind: 'direct' | 'group';
  readonly person: string;
  readonly until: number;
}

export interface RobotSetting {
  readonly clock: Clock;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly tokenLastsMs: number;
  readonly groups: ReadonlySet<string>;
  readonly sessions: ReadonlyMap<string, Session>;
  /** Staff ids that exist; absent: any does. */
  readonly staff?: ReadonlySet<string>;
  readonly violate: (what: string) => void;
  readonly take: (message: Received) => void;
}

/** The calls of the robot API and of the session webhook, with DingTalk's checks and limits. */
export interface Robot {
  readonly token: Handler;
  readonly webhook: Handler;
  readonly person: Handler;
  readonly group: Handler;
  /** True when the call carries a good token; counts the call towards the app's budget. */
  authorised(call: Call): Answer | undefined;
  readonly tokensGiven: () => number;
  /** The most calls in any second, and the most messages to one group in any minute, so far. */
  readonly most: { callsInASecond: number; toAGroupInAMinute: number };
  /** Lets every token given so far run out. */
  expireTokens(): void;
  knowsToken(token: string): boolean;
}

const LONGEST = 5_000;
const fault = (status: number, code: string): Answer => ({
  status,
  body: { code, message: `simulated ${code}`, requestid: 'request-1' },
});
const refuse = (errcode: number, errmsg: string): Answer => ({ body: { errcode, errmsg } });

export function createRobot(setting: RobotSetting): Robot {
  const { clock, robotCode, violate, take } = setting;
  const tokens = new Map<string, number>();
  const groupSends = new Map<string, number[]>();
  let calls: number[] = [];
  const most = { callsInASecond: 0, toAGroupInAMinute: 0 };
  let given = 0;

  function authorised({ headers }: Call): Answer | undefined {
    calls = [...calls.filter((at) => at > clock.now() - 1_000), clock.now()];
    most.callsInASecond = Math.max(most.callsInASecond, calls.length);
    if (calls.length > 20) {
      violate('more than 20 calls in a second');
      return fault(429, 'Throttling.App');
    }
    const token = String(headers['x-acs-dingtalk-access-token'] ?? '');
    return knowsToken(token) ? undefined : fault(401, 'InvalidAuthentication');
  }

  const knowsToken = (token: string): boolean => (tokens.get(token) ?? 0) > clock.now();

  function checkLength(text: string): void {
    if (text.length > LONGEST) violate(`a text of ${text.length} characters`);
  }

  /** `{msgKey, msgParam}` as they are shown; undefined, and a violation, when DingTalk would not take them. */
  function messageIn({ json }: Call): (Shown & { form: string; source: string }) | undefined {
    const { msgKey, msgParam } = json ?? {};
    if (json?.robotCode !== robotCode) violate('a wrong robotCode');
    if (typeof msgKey !== 'string' || typeof msgParam !== 'string') return void violate('no msgKey or msgParam');
    const shown = shownByKey(msgKey, msgParam);
    if (!shown) return void violate(`a message that DingTalk can't read: ${msgKey}`);
    checkLength(msgParam);
    const param = JSON.parse(msgParam) as { text?: string; content?: string };
    return { ...shown, source: param.text ?? param.content ?? '' };
  }

  return {
    authorised,
    knowsToken,
    most,
    tokensGiven: () => given,
    expireTokens: () => tokens.clear(),

    token: ({ json }) => {
      if (json?.appKey !== setting.clientId || json?.appSecret !== setting.clientSecret)
        return fault(400, 'invalidClientIdOrSecret');
      const token = `token-${++given}`;
      tokens.set(token, clock.now() + setting.tokenLastsMs);
      return { body: { accessToken: token, expireIn: setting.tokenLastsMs / 1_000 } };
    },

    webhook: ({ url, json, headers }) => {
      const session = setting.sessions.get(url.searchParams.get('session') ?? '');
      if (!session || session.until <= clock.now()) return refuse(300_001, 'session is not exist');
      if (!String(headers['content-type']).startsWith('application/json')) violate('a webhook call that is not JSON');
      const read = readWebhook(json);
      if (!read) return refuse(40_035, 'parameters are missing');
      checkLength(read.source);
      const group = session.kind === 'group';
      take({
        ...read,
        at: clock.now(),
        way: 'webhook',
        ...(group ? { conversation: session.conversation } : {}),
        people: group ? [] : [session.person],
      });
      return { body: { errcode: 0, errmsg: 'ok' } };
    },

    person: (call, wrong) => {
      const refused = wrong?.do === 'stale_token' ? fault(401, 'InvalidAuthentication') : authorised(call);
      if (refused) return refused;
      const people = (call.json?.userIds ?? []) as string[];
      if (people.length === 0) return fault(400, 'invalidParameter.userIds.empty');
      if (people.length > 20) {
        violate('more than 20 people in one call');
        return fault(400, 'invalidParameter.userIds.overMax');
      }
      const message = messageIn(call);
      if (!message) return fault(400, 'invalidParameter.msgParam.invalid');
      const partial = wrong?.do === 'partial' ? wrong : undefined;
      const unknown = people.filter((id) => setting.staff && !setting.staff.has(id));
      const invalid = [...new Set([...unknown, ...(partial?.invalid ?? []).filter((id) => people.includes(id))])];
      const slowed = (partial?.slowed ?? []).filter((id) => people.includes(id) && !invalid.includes(id));
      const reached = people.filter((id) => !invalid.includes(id) && !slowed.includes(id));
      if (reached.length > 0) take({ ...message, at: clock.now(), way: 'person', people: reached });
      return {
        body: { processQueryKey: 'query-1', invalidStaffIdList: invalid, flowControlledStaffIdList: slowed },
      };
    },

    group: (call, wrong) => {
      const refused = wrong?.do === 'stale_token' ? fault(401, 'InvalidAuthentication') : authorised(call);
      if (refused) return refused;
      const conversation = String(call.json?.openConversationId ?? '');
      if (!setting.groups.has(conversation)) return fault(400, 'invalid.openConversationId');
      const lately = (groupSends.get(conversation) ?? []).filter((at) => at > clock.now() - 60_000);
      if (lately.length >= 20) {
        violate('more than 20 messages to a group in a minute');
        return fault(429, 'Throttling.Group');
      }
      groupSends.set(conversation, [...lately, clock.now()]);
      most.toAGroupInAMinute = Math.max(most.toAGroupInAMinute, lately.length + 1);
      const message = messageIn(call);
      if (!message) return fault(400, 'invalidParameter.msgParam.invalid');
      take({ ...message, at: clock.now(), way: 'group', conversation, people: [] });
      return { body: { processQueryKey: 'query-1' } };
    },
  };
}

interface WebhookBody {
  readonly msgtype?: string;
  readonly text?: { readonly content?: string };
  readonly markdown?: { readonly title?: string; readonly text?: string };
  readonly actionCard?: {
    readonly title?: string;
    readonly text?: string;
    readonly btns?: readonly { readonly title: string; readonly actionURL: string }[];
  };
  readonly at?: { readonly atUserIds?: readonly string[] };
}

function readWebhook(json: WebhookBody | undefined): (Shown & { form: string; source: string }) | undefined {
  const mentions = json?.at?.atUserIds ?? [];
  switch (json?.msgtype) {
    case 'text':
      return json.text?.content === undefined
        ? undefined
        : {
            form: 'text',
            source: json.text.content,
            title: '',
            text: json.text.content,
            buttons: [],
            links: [],
            mentions,
          };
    case 'markdown': {
      const { title, text } = json.markdown ?? {};
      return title && text ? { form: 'markdown', source: text, ...shownOf({ title, text, mentions }) } : undefined;
    }
    case 'actionCard': {
      const { title, text, btns = [] } = json.actionCard ?? {};
      const cardButtons = btns.map((button) => ({ title: button.title, url: button.actionURL }));
      return title && text && cardButtons.length > 0
        ? { form: 'actionCard', source: text, ...shownOf({ title, text, cardButtons }) }
        : undefined;
    }
    default:
      return undefined;
  }
}
