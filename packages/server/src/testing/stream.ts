// A window that watches a desk, for tests: the event stream as it comes, read one event at a time.
import { changedSchema, hereSchema, type Changed, type Here } from "@sightline/domain";

export type Stream = {
  readonly status: number;
  readonly headers: Headers;
  /** The next thing that changed, or the next word of who is there; null when the stream has ended before. */
  changed(): Promise<Changed | null>;
  here(): Promise<Here | null>;
  /** Reads to its end; all that was ever said. */
  ended(): Promise<string>;
  /** All that was said so far. */
  said(): string;
  close(): Promise<void>;
};

export async function stream(address: string, headers: Record<string, string>): Promise<Stream> {
  const closing = new AbortController();
  const answer = await fetch(address, { headers, signal: closing.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let [said, at] = ["", 0];
  const more = async (): Promise<boolean> => {
    // A connection that was cut is a stream that has ended.
    const next = await reader?.read().catch(() => undefined);
    said += next?.value ?? "";
    return next !== undefined && !next.done;
  };
  const event = async (name: string): Promise<unknown> => {
    for (;;) {
      const end = said.indexOf("\n\n", at);
      if (end < 0) {
        if (!(await more())) return null;
        continue;
      }
      const lines = said.slice(at, end).split("\n");
      at = end + 2;
      const data = lines.find((line) => line.startsWith("data: "));
      if (lines.includes(`event: ${name}`) && data) return JSON.parse(data.slice(6));
    }
  };
  return {
    status: answer.status,
    headers: answer.headers,
    changed: async () => changedSchema.nullable().parse(await event("changed")),
    here: async () => hereSchema.nullable().parse(await event("here")),
    async ended() {
      while (await more());
      return said;
    },
    said: () => said,
    close: async () => {
      // What was not read holds the connection back no longer.
      await reader?.cancel();
      closing.abort();
    },
  };
}
