import { z } from 'zod';

/** What we read of Slack's payloads. Everything else in them is left alone; what is missing here is refused. */

const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  /** `check_file_info` when the file comes from another workspace and must be asked for. */
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export type SlackFile = z.infer<typeof fileSchema>;

const TS = /^\d{1,12}\.\d{1,9}$/;

/** `app_mention` and `message`. */
export const messageSchema = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: z.string().min(1).max(100),
  channel_type: z.string().nullish(),
  ts: z.string().regex(TS),
  thread_ts: z.string().regex(TS).nullish(),
  user: z.string().min(1).max(100).nullish(),
  /** The author's own workspace, where it isn't ours (a channel shared with others). */
  user_team: z.string().nullish(),
  team: z.string().nullish(),
  text: z.string().nullish(),
  subtype: z.string().nullish(),
  bot_id: z.string().nullish(),
  hidden: z.boolean().nullish(),
  files: z.array(fileSchema).nullish(),
  /** A forwarded message brings its words here. */
  attachments: z.array(z.object({ text: z.string().nullish(), is_share: z.boolean().nullish() })).nullish(),
});
export type SlackMessage = z.infer<typeof messageSchema>;

export const commandSchema = z.object({
  command: z.string(),
  text: z.string().nullish(),
  user_id: z.string().min(1).max(100),
  user_name: z.string().nullish(),
  channel_id: z.string().min(1).max(100),
  channel_name: z.string().nullish(),
  team_id: z.string().min(1),
  trigger_id: z.string().min(1).max(300),
  response_url: z.string().nullish(),
  api_app_id: z.string().nullish(),
});
export type SlackCommand = z.infer<typeof commandSchema>;

export const tapSchema = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({
    id: z.string().min(1).max(100),
    team_id: z.string().nullish(),
    name: z.string().nullish(),
    username: z.string().nullish(),
  }),
  channel: z.object({ id: z.string().min(1).max(100), name: z.string().nullish() }).nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().nullish() }).nullish(),
  container: z.object({ is_ephemeral: z.boolean().nullish(), thread_ts: z.string().nullish() }).nullish(),
  response_url: z.string().nullish(),
  api_app_id: z.string().nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().regex(TS),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
export type SlackTap = z.infer<typeof tapSchema>;
