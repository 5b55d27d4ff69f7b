import { App, type Logger, type Receiver } from '@slack/bolt';
import type { z } from 'zod';
import type { Clock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import type { Inbound, InboundFile } from '../../src/chat/message.ts';
import { fromCommand, fromMessage, fromTap, type Reading, type Self } from './inbound.ts';
import type { Intake } from './intake.ts';
import type { Names } from './names.ts';
import { commandSchema, messageSchema, type SlackFile, tapSchema } from './payload.ts';
import { mentioned } from './words.ts';

export interface HearingSetting {
  readonly intake: () => Intake;
  /** Keeps the address at which a command or a button wants its answer. */
  readonly remember: (message: Inbound, url: string) => void;
  readonly whoAmI: () => Promise<Self>;
  readonly names: Names;
  readonly fileOf: (file: SlackFile) => InboundFile;
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  readonly botToken: string;
  /** The app that the tokens belong to, when it is known: events of another one are not ours. */
  readonly appId?: string | undefined;
}

/** Bolt's App with our three ears: messages, slash commands, buttons. Everything else is acknowledged and left alone. */
export function createHearing(setting: HearingSetting, receiver: Receiver): App {
  const { whoAmI, names, remember, fileOf, clock, log, logger, botToken, appId } = setting;

  const app = new App({
    receiver,
    logger,
    // Bolt asks Slack for this once, at the start, and never again after a failure. Ours is asked until it answers.
    authorize: async () => {
      const { user, bot } = await whoAmI();
      return { botToken, botUserId: user, ...(bot ? { botId: bot } : {}) };
    },
    // Bolt's own memory of conversations: ours is the store.
    convoStore: false,
  });
  // The default reports the whole error; the receiver writes the line.
  app.error(async (error) => {
    throw error.original ?? error;
  });
  // What waits for an answer gets one when its listeners are through: the receivers send it no sooner.
  app.use(async (args) => {
    if ('ack' in args && typeof args.ack === 'function') await args.ack();
    await args.next();
  });

  async function hear<T>(
    kind: string,
    schema: z.ZodType<T>,
    payload: unknown,
    from: { readonly team?: unknown; readonly app?: unknown },
    lane: (payload: T) => string,
    read: (payload: T, reading: Reading) => Inbound | undefined,
    answerAt: (payload: T) => string | null | undefined,
    people: (payload: T, self: Self) => readonly string[],
  ): Promise<void> {
    const parsed = schema.safeParse(payload);
    if (!parsed.success)
      return log.warn(
        { platform: 'slack', kind, at: parsed.error.issues[0]?.path.join('.') },
        'payload not understood',
      );
    const self = await whoAmI();
    if (from.team !== self.team || (appId && from.app && from.app !== appId))
      return log.warn({ platform: 'slack', kind }, 'not from our workspace and app, ignored');
    const { data } = parsed;
    await setting.intake().hear(lane(data), async () => {
      const reading: Reading = { self, nameOf: names.known, fileOf, now: clock.now() };
      // Read once without names: what is not for us asks nobody for a name.
      if (!read(data, reading)) {
        log.debug({ platform: 'slack', kind }, 'overheard');
        return undefined;
      }
      await names.learn(people(data, self));
      const message = read(data, reading);
      const url = answerAt(data);
      if (message && url) remember(message, url);
      return message;
    });
  }

  for (const type of ['app_mention', 'message'] as const) {
    app.event(type, async ({ event, body }) => {
      const ours = body.authorizations?.find(({ team_id }) => team_id)?.team_id ?? body.team_id;
      await hear(
        type,
        messageSchema,
        event,
        { team: ours, app: body.api_app_id },
        ({ channel, user }) => `${channel}/${user}`,
        fromMessage,
        () => undefined,
        ({ user, text }, self) => [...(user ? [user] : []), ...mentioned(text ?? '', self.user)],
      );
    });
  }
  app.command(/.*/, async ({ command }) => {
    await hear(
      'command',
      commandSchema,
      command,
      { team: command.team_id, app: command.api_app_id },
      (data) => `${data.channel_id}/${data.user_id}`,
      fromCommand,
      (data) => data.response_url,
      ({ text }, self) => mentioned(text ?? '', self.user),
    );
  });
  app.action({ type: 'block_actions' }, async ({ body }) => {
    await hear(
      'button',
      tapSchema,
      body,
      { team: body.team?.id ?? body.user.team_id, app: body.api_app_id },
      (data) => `${data.channel?.id}/${data.user.id}`,
      fromTap,
      // What only one person sees is answered there too: the bot may not even be in that channel.
      (data) => (data.container?.is_ephemeral ? data.response_url : undefined),
      () => [],
    );
  });
  return app;
}
