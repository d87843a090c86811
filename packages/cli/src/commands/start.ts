// `sightline start`: the desk, served on this machine only unless told otherwise, with its workers beside it.
import { ok, type RefusalCode, type Result } from "@sightline/domain";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  accountsOf,
  isServedAt,
  noteServed,
  openTiles,
  reachOf,
  serve,
  startWorker,
  type Desk,
} from "@sightline/server";
import type { Global } from "../global.ts";
import { nameForStart } from "../programs.ts";
import { note, print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export type StartOptions = {
  port: number;
  json?: boolean;
  compare?: boolean;
  listen?: string;
  publicUrl?: string;
  trustProxy?: string[];
  secondFactor?: boolean;
  map?: string;
  speech?: string;
  translation?: string;
};

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
  nameForStart(options);
  await withDesk(global, (desk) => serveDesk(desk, { ...options, as: global.as }), options.json);
}

/** Serves until the process is told to stop; the one-time link is printed, and again at each Enter on a terminal. */
export async function serveDesk(desk: Desk, options: Serving): Promise<void> {
  const { port, as, listen, publicUrl, trustProxy: proxies = [], secondFactor: needsSecondFactor } = options;
  const hasOwner = await (await accountsOf(desk)).exist();
  const reach = reachOf({ listen, publicUrl, proxies, hasOwner });
  if (!reach.ok) return printRefusal(reach.refusal, options.json);
  const { host, at } = reach.value;
  const tiles = await tilesNamed(options);
  if (!tiles.ok) return printRefusal(tiles.refusal, options.json);
  const isAtTerminal = process.stdin.isTTY && options.json !== true;
  const another = isAtTerminal ? AT_TERMINAL : ELSEWHERE;
  // Where others come in, when something happened must be told by the line itself.
  const log = at ? (line: string) => note(`${desk.now().toISOString()} ${line}`) : note;
  const serving = await serve(desk, {
    port,
    host,
    at,
    pages: PAGES,
    log,
    as,
    another,
    needsSecondFactor,
    tiles: tiles.value,
  }).catch(notServed);
  if (typeof serving === "string") return printRefusal(await whyNotServed(desk, port, serving), options.json);
  const noLongerServed = await noteServed(desk, serving.port);
  const worker = await startWorker(desk, { log, comparing: options.compare !== false });
  const link = (): void =>
    options.json === true
      ? print(JSON.stringify({ event: "serving", url: serving.url, link: serving.link() }))
      : print(`The desk is open on this machine only. Open this link once: ${serving.link()}`);
  if (at) tellPublic(serving, options);
  else link();
  if (isAtTerminal && !at) {
    note(`${AT_TERMINAL} Ctrl-C stops it.`);
    createInterface({ input: process.stdin }).on("line", link);
  }
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve());
  });
  process.stdin.pause();
  await serving.close();
  await tiles.value?.close();
  await worker.stop();
  noLongerServed();
}

/** An empty name, as an unset variable gives it, is none. */
async function tilesNamed({ map }: StartOptions): Promise<Result<Tiles | null>> {
  const file = map ?? process.env["SIGHTLINE_MAP"] ?? "";
  return file === "" ? ok(null) : openTiles(file);
}
type Tiles = Extract<Awaited<ReturnType<typeof openTiles>>, { ok: true }>["value"];

/** No link: where others reach the desk, everybody signs in. */
function tellPublic({ url, port }: { url: string; port: number }, { json }: StartOptions): void {
  if (json === true) return print(JSON.stringify({ event: "serving", url, port }));
  print(`The desk is open at ${url}, through its proxy, which finds it at port ${port}. Sign in there.`);
}

/** The same words here and on the page that a used link opens. */
const AT_TERMINAL = "Press Enter where the desk runs for another link.";
const ELSEWHERE = "Run `sightline start --port 0` on the same data folder for another link.";

type Told = { readonly code: RefusalCode; readonly sentence: string };

async function whyNotServed(desk: Desk, port: number, why: NotServed): Promise<Told> {
  if (why === "not here") {
    const sentence = "This machine has no such address to listen at; ip address lists those that it has.";
    return { code: "address-not-here", sentence };
  }
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

type NotServed = "taken" | "not allowed" | "not here";

function notServed(fault: NodeJS.ErrnoException): NotServed {
  if (fault.code === "EADDRNOTAVAIL") return "not here";
  if (fault.code === "EADDRINUSE") return "taken";
  if (fault.code === "EACCES" || fault.code === "EPERM") return "not allowed";
  throw fault;
}
