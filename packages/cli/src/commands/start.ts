// `sightline start`: the desk, served on this machine only, with its workers beside it.
import type { RefusalCode } from "@sightline/domain";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isServedAt, noteServed, serve, startWorker, type Desk } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export type StartOptions = { port: number; json?: boolean; compare?: boolean };

/** `as` is the member in whose name the pages write; left out, the first owner of each investigation. */
type Serving = StartOptions & { as?: string | undefined };

/** The built pages: served as files, never imported. */
export const PAGES = join(import.meta.dirname, "..", "..", "..", "web", "dist");

export async function start(options: StartOptions, global: Global): Promise<void> {
  const built = await access(join(PAGES, "index.html")).then(
    () => true,
    () => false,
  );
  if (!built) {
    const sentence = "The pages are not built yet; `npm start` builds them and starts the desk.";
    return printRefusal({ code: "pages-not-built", sentence }, options.json);
  }
  await withDesk(global, (desk) => serveDesk(desk, { ...options, as: global.as }), options.json);
}

/** Serves until the process is told to stop; the one-time link is printed, and again at each Enter on a terminal. */
export async function serveDesk(desk: Desk, options: Serving): Promise<void> {
  const serving = await serve(desk, { port: options.port, pages: PAGES, log: note, as: options.as }).catch(
    portTaken,
  );
  if (serving === null) return printRefusal(await whyTaken(desk, options.port), options.json);
  const noLongerServed = await noteServed(desk, Number(new URL(serving.url).port));
  const worker = await startWorker(desk, { log: note, comparing: options.compare !== false });
  const link = (): void =>
    options.json === true
      ? print(JSON.stringify({ event: "serving", url: serving.url, link: serving.link() }))
      : print(`The desk is open on this machine only. Open this link once: ${serving.link()}`);
  link();
  if (process.stdin.isTTY && options.json !== true) {
    note("Press Enter for another link, Ctrl-C to stop.");
    createInterface({ input: process.stdin }).on("line", link);
  }
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve());
  });
  process.stdin.pause();
  await serving.close();
  await worker.stop();
  noLongerServed();
}

async function whyTaken(desk: Desk, port: number): Promise<{ code: RefusalCode; sentence: string }> {
  if (!(await isServedAt(desk, port))) {
    return {
      code: "port-in-use",
      sentence: `Port ${port} is in use by another program; choose another with --port, or 0 for any free one.`,
    };
  }
  return {
    code: "desk-open-already",
    sentence: `This desk is open already, at http://127.0.0.1:${port}; press Enter where it runs for another link, or give --port 0 to serve it a second time.`,
  };
}

function portTaken(fault: NodeJS.ErrnoException): null {
  if (fault.code === "EADDRINUSE") return null;
  throw fault;
}
