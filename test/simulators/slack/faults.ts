/** How a call goes wrong. With `done`, what was asked for happens all the same and only the answer is lost. */
export type Fault = { readonly done?: boolean } & (
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'html' }
  /** Never answers. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' }
  /** Answers half and breaks off. */
  | { readonly kind: 'half' }
  /** Answers properly, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
);

export interface Faults {
  /** The next `times` calls of `method` go wrong like this; `*` stands for every method. */
  next(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | undefined;
  clear(): void;
}

export const rateLimited = (seconds: number): Fault => ({
  kind: 'status',
  status: 429,
  headers: { 'retry-after': String(seconds) },
});

export function createFaults(): Faults {
  let waiting: { method: string; fault: Fault; left: number }[] = [];
  return {
    next: (method, fault, times = 1) => void waiting.push({ method, fault, left: times }),
    take: (method) => {
      const found = waiting.find((entry) => entry.method === method || entry.method === '*');
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((entry) => entry !== found);
      return found.fault;
    },
    clear: () => {
      waiting = [];
    },
  };
}
