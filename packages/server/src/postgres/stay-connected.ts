// Holds one connection for as long as the desk is open, and makes a new one whenever it breaks.
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { PoolConfig } from "pg";

export type Connected = { close(): Promise<void> };

export type Staying = {
  /** Run on each new connection before it counts. */
  readonly greet?: (client: Client) => Promise<void>;
  /** Run after each break, before the next try. */
  readonly lost?: (closing: AbortSignal) => Promise<void>;
};

const AGAIN_MS = 200;

/** The first connection is made before this returns; its faults are thrown. */
export async function stayConnected(poolConfig: PoolConfig, staying: Staying): Promise<Connected> {
  const closing = new AbortController();
  let current = await connect(poolConfig, staying.greet);
  const stay = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      while (!closing.signal.aborted) {
        await staying.lost?.(closing.signal);
        const next = await connect(poolConfig, staying.greet).catch(() => undefined);
        if (next !== undefined) {
          current = next;
          break;
        }
        await pause(AGAIN_MS);
      }
      if (closing.signal.aborted) return;
    }
  };
  const staid = stay();
  return {
    close: async () => {
      closing.abort();
      await current.client.end();
      await staid;
      await current.client.end();
    },
  };
}

async function connect(poolConfig: PoolConfig, greet: Staying["greet"]) {
  const client = new Client({ ...poolConfig, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => void client.once("end", resolve));
  try {
    await client.connect();
    await greet?.(client);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { client, ended };
}
