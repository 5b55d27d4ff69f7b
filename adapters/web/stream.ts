/** An event for an open page. One with a `seq` can be asked for again; one without is about this moment only. */
export interface StreamEvent {
  readonly name: 'message' | 'progress' | 'changed' | 'moved' | 'ended';
  readonly seq?: number;
  readonly data: unknown;
}

export interface StreamOwner {
  readonly person: string;
  readonly session: string;
}

/** The open pages, and what is told to them. */
export interface Streams {
  /** Opens a page's stream of server-sent events. `missed` gives what it has to be told first. */
  open(owner: StreamOwner, missed: () => Promise<readonly StreamEvent[]>): ReadableStream<Uint8Array>;
  /** Tells all pages of a person; returns how many there are. */
  tell(person: string, event: StreamEvent): number;
  /** Tells everybody. */
  tellAll(event: StreamEvent): void;
  /** Ends the streams of a session, or of whoever `ends` picks. */
  end(ends: (owner: StreamOwner) => boolean): void;
  /** Lets go of all pages without a word: they come back by themselves. */
  close(): void;
  owners(): readonly StreamOwner[];
}

const MOST_FOR_EACH = 5;
/** Bytes that a slow reader may leave waiting. Beyond it the stream ends: the page comes again and asks for what it missed. */
const MOST_WAITING = 512 * 1024;
/** A line now and then shows both sides, and what lies between them, that the connection lives. */
export const BEAT_EVERY = 20_000;

const encoder = new TextEncoder();

/** In the form of the HTML standard, 9.2. JSON holds no line break, so one `data` line is enough. */
const written = ({ name, seq, data }: StreamEvent): Uint8Array =>
  encoder.encode(`${seq === undefined ? '' : `id: ${seq}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

interface Open extends StreamOwner {
  send(event: StreamEvent): void;
  end(last?: StreamEvent): void;
}

export function createStreams(): Streams {
  const streams = new Set<Open>();

  function makeRoomFor(person: string): void {
    const own = [...streams].filter((stream) => stream.person === person);
    // The oldest goes: a phone that lost its network leaves dead connections behind, the newest is the one in the hand.
    for (const stream of own.slice(0, Math.max(0, own.length + 1 - MOST_FOR_EACH)))
      stream.end({ name: 'moved', data: {} });
  }

  function open(owner: StreamOwner, missed: () => Promise<readonly StreamEvent[]>): ReadableStream<Uint8Array> {
    makeRoomFor(owner.person);
    let beat: NodeJS.Timeout | undefined;
    let self: Open | undefined;
    let gone = false;
    const forget = () => {
      clearInterval(beat);
      if (self) streams.delete(self);
    };
    return new ReadableStream<Uint8Array>(
      {
        start: async (controller) => {
          let early: StreamEvent[] | undefined = [];
          const close = () => {
            forget();
            if (!gone) controller.close();
            gone = true;
          };
          const put = (bytes: Uint8Array) => {
            if (gone) return;
            if ((controller.desiredSize ?? 0) <= 0) return close();
            controller.enqueue(bytes);
          };
          self = {
            ...owner,
            send: (event) => (early ? void early.push(event) : put(written(event))),
            end: (last) => {
              if (last) put(written(last));
              close();
            },
          };
          streams.add(self);
          beat = setInterval(() => put(encoder.encode(': beat\n\n')), BEAT_EVERY);
          beat.unref();
          put(encoder.encode('retry: 1000\n\n'));
          const told = await missed().catch(() => undefined);
          if (!told) return close();
          const last = told.reduce((most, event) => Math.max(most, event.seq ?? 0), 0);
          for (const event of told) put(written(event));
          for (const event of early) if ((event.seq ?? Number.POSITIVE_INFINITY) > last) put(written(event));
          early = undefined;
        },
        cancel: () => {
          gone = true;
          forget();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
  }

  return {
    open,
    tell: (person, event) => {
      const own = [...streams].filter((stream) => stream.person === person);
      for (const stream of own) stream.send(event);
      return own.length;
    },
    tellAll: (event) => {
      for (const stream of streams) stream.send(event);
    },
    end: (ends) => {
      for (const stream of [...streams]) if (ends(stream)) stream.end({ name: 'ended', data: {} });
    },
    close: () => {
      for (const stream of [...streams]) stream.end();
    },
    owners: () => [...streams].map(({ person, session }) => ({ person, session })),
  };
}
