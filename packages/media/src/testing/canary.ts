// Listens where the hostile corpus would have a decoder call, and counts who does.
import { createServer, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The corpus' playlists, pictures and documents name these ports of 127.0.0.1. */
const ports = [18_999, 18_998];

export interface Canary {
  readonly hits: () => number;
  close(): Promise<void>;
}

/** Waits while another test listens there: two sweeps at once would not know whose file called. */
export async function openCanary(): Promise<Canary> {
  let hits = 0;
  const servers: Server[] = [];
  for (const port of ports) {
    const server = createServer((socket) => {
      hits += 1;
      socket.destroy();
    });
    while (!(await listens(server, port))) await wait(200);
    servers.push(server);
  }
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  return { hits: () => hits, close };
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error);
    server.once("error", failed).listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}
