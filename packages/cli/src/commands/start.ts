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
  const { port, as } = options;
  const isAtTerminal = process.stdin.isTTY && options.json !== true;
  const another = isAtTerminal ? AT_TERMINAL : ELSEWHERE;
  const serving = await serve(desk, { port, pages: PAGES, log: note, as, another }).catch(notServed);
  if (serving === "taken" || serving === "not allowed")
    return printRefusal(await whyNotServed(desk, port, serving), options.json);
  const noLongerServed = await noteServed(desk, Number(new URL(serving.url).port));
  const worker = await startWorker(desk, { log: note, comparing: options.compare !== false });
  const link = (): void =>
    options.json === true
      ? print(JSON.stringify({ event: "serving", url: serving.url, link: serving.link() }))
      : print(`The desk is open on this machine only. Open this link once: ${serving.link()}`);
  link();
  if (isAtTerminal) {
    note(`${AT_TERMINAL} Ctrl-C stops it.`);
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

/** The same words here and on the page that a used link opens. */
const AT_TERMINAL = "Press Enter where the desk runs for another link.";
const ELSEWHERE = "Run `sightline start --port 0` on the same data folder for another link.";

type Told = { readonly code: RefusalCode; readonly sentence: string };

async function whyNotServed(desk: Desk, port: number, why: "taken" | "not allowed"): Promise<Told> {
  if (why === "not allowed") {
    return {
      code: "port-not-allowed",
      sentence: `This account may not listen on port ${port}; choose one above 1023 with --port, or 0 for any free one.`,
    };
  }
  if (!(await isServedAt(desk, port))) {
    return {
      code: "port-in-use",
      sentence: `Port ${port} is in use by another program; choose another with --port, or 0 for any free one.`,
    };
  }
  return {
    code: "desk-open-already",
    sentence: `This desk is open already, at http://127.0.0.1:${port}. ${AT_TERMINAL} Or give --port 0 to serve it a second time.`,
  };
}

function notServed(fault: NodeJS.ErrnoException): "taken" | "not allowed" {
  if (fault.code === "EADDRINUSE") return "taken";
  if (fault.code === "EACCES" || fault.code === "EPERM") return "not allowed";
  throw fault;
}
