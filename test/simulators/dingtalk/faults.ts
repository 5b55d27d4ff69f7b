/** What the simulator's HTTP side can be told to do wrong. */
export type Endpoint = 'gateway' | 'token' | 'webhook' | 'person' | 'group' | 'code' | 'file' | 'upload';

export type HttpFault =
  /** An HTTP status with a JSON body or a page of HTML. */
  | {
      readonly do: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    }
  | { readonly do: 'html'; readonly status: number }
  /** HTTP 200 and an error code, as oapi.dingtalk.com answers. */
  | { readonly do: 'errcode'; readonly errcode: number }
  /** The connection is cut: before the message counts as taken, after it, or in the middle of the answer. */
  | { readonly do: 'cut'; readonly when: 'before' | 'after' | 'half' }
  /** No answer ever; the message counts as taken or not. */
  | { readonly do: 'silence'; readonly taken: boolean }
  | { readonly do: 'delay'; readonly ms: number }
  /** The access token of this call counts as run out. */
  | { readonly do: 'stale_token' }
  /** HTTP 200, and these people did not get it. */
  | { readonly do: 'partial'; readonly invalid?: readonly string[]; readonly slowed?: readonly string[] }
  /** The answer's address, for gateway and download codes. */
  | { readonly do: 'lead'; readonly to: string };

/** What can go wrong with the next callback frame. */
export type FrameFault =
  | { readonly do: 'drop' }
  | { readonly do: 'delay'; readonly ms: number }
  | { readonly do: 'repeat' }
  /** It arrives; its acknowledgement is lost. */
  | { readonly do: 'unheard' }
  /** Kept back until another frame has been sent. */
  | { readonly do: 'overtaken' }
  /** Only the first half of the JSON arrives, as a frame of its own. */
  | { readonly do: 'half' }
  /** A frame that is not JSON comes first. */
  | { readonly do: 'garbage' };

/** A queue of things to do wrong, for each place where they can be done. */
export interface Faults {
  next(endpoint: Endpoint, fault: HttpFault, times?: number): void;
  nextFrame(fault: FrameFault, times?: number): void;
  takeHttp(endpoint: Endpoint): HttpFault | undefined;
  takeFrame(): FrameFault | undefined;
  /** How many wait for their place. */
  waiting(at: Endpoint | 'frame'): number;
  clear(): void;
}

export function createFaults(): Faults {
  const http = new Map<Endpoint, HttpFault[]>();
  let frames: FrameFault[] = [];
  return {
    next: (endpoint, fault, times = 1) => {
      http.set(endpoint, [...(http.get(endpoint) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    nextFrame: (fault, times = 1) => {
      frames.push(...Array.from({ length: times }, () => fault));
    },
    takeHttp: (endpoint) => http.get(endpoint)?.shift(),
    takeFrame: () => frames.shift(),
    waiting: (at) => (at === 'frame' ? frames.length : (http.get(at)?.length ?? 0)),
    clear: () => {
      http.clear();
      frames = [];
    },
  };
}
