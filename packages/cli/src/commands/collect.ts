// `sightline collect`: each file is acknowledged once it is safe; then the queued jobs look at it.
import { howMany } from "@sightline/count";
import { createInterface } from "node:readline/promises";
import { ok, type Result } from "@sightline/domain";
import {
  actingMember,
  awaited,
  chooseInvestigation,
  collectAll,
  FIRST_OWNER,
  heldOf,
  type Again,
  type AskAgain,
  type Chosen,
  type CollectEvent,
  type CollectSummary,
  type Desk,
} from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { bar, note, oneLine, print, printRefusal, statusLine, withPath } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export type CollectOptions = {
  investigation?: string;
  sourceUrl?: string;
  account?: string;
  credit?: string;
  compare?: boolean;
  new?: boolean;
  asNew?: boolean;
  json?: boolean;
};

export async function collect(paths: string[], options: CollectOptions, global: Global): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const chosen = await chooseInvestigation(desk, options.investigation, {
        as: global.as,
        isNew: options.new === true,
      });
      if (!chosen.ok) return printRefusal(chosen.refusal, options.json);
      const as = await whoActs(desk, chosen, global.as);
      if (!as.ok) return printRefusal(as.refusal, options.json);
      const stopping = new AbortController();
      const stop = (): void => stopping.abort(new Error("interrupted"));
      process.once("SIGINT", stop).once("SIGTERM", stop);
      const { url = null, account = null, credit = null } = { ...options, url: options.sourceUrl };
      const progress = options.json === true ? asLines() : asStatus();
      const done = await collectAll(desk, {
        investigation: chosen.id,
        opening: chosen.opening,
        as: as.value,
        again: options.asNew === true ? "item" : onceAsked(options.json === true),
        paths,
        source: { url, account, credit },
        signal: stopping.signal,
        onEvent: progress.show,
        comparing: options.compare !== false,
      });
      progress.done();
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
      if (options.json === true) print(JSON.stringify({ event: "done", ...done }));
      else {
        for (const { path, sentence } of done.unopened) note(withPath({ path: oneLine(path), sentence }));
        note(sentenceOf(done));
      }
      if (done.interrupted) process.exitCode = 130;
      else if (done.refused > 0 || done.waiting !== null) process.exitCode = REFUSED;
    },
    options.json,
  );
}

/** Whoever opens an investigation owns it. */
async function whoActs(desk: Desk, { id, opening }: Chosen, as: string | undefined): Promise<Result<string>> {
  if (opening.length > 0) return ok(as ?? FIRST_OWNER);
  const acting = actingMember(await heldOf(desk, id), as);
  return acting.ok ? ok(acting.value.id) : acting;
}

/** At a terminal the first such file is asked about, and the answer holds for all; elsewhere a source is added. */
function onceAsked(json: boolean): Again | AskAgain {
  if (json || !process.stdin.isTTY || !process.stderr.isTTY) return "source";
  let answer: Promise<Again> | undefined;
  return ({ path, held }) => (answer ??= ask(path, held));
}

async function ask(path: string, held: { readonly name: string; readonly id: string }): Promise<Again> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const said = await lines.question(
      `\n${oneLine(path)} has the same bytes as ${oneLine(held.name)} (${held.id}), which is here already.\nAdd this place to that item, for this file and all others like it? Enter for yes, n to keep each as an item of its own: `,
    );
    return /^n/i.test(said.trim()) ? "item" : "source";
  } finally {
    lines.close();
  }
}

type Progress = { show: (event: CollectEvent) => void; done: () => void };

const asLines = (): Progress => ({ show: (event) => print(JSON.stringify(event)), done: () => undefined });

function asStatus(): Progress {
  const status = statusLine();
  let kept = 0;
  const told = new Set<string>();
  return {
    show: (event) => {
      if (event.event === "refused") printRefusal(event);
      if (event.event === "collected") status.show(`Kept ${(kept += 1)} · ${event.path}`);
      if (event.event === "job") status.show(`Kept ${kept} · ${progressOf(event)}`);
      if (event.event === "job" && event.failed !== null) {
        // An outage fails every job: it is told once.
        const line = awaited(event.failed) ?? `${event.task}: ${event.failed}`;
        if (!told.has(line)) note(line);
        told.add(line);
      }
    },
    done: status.done,
  };
}

/** Looking first; comparing once that is all there is to do. */
function progressOf({ done, left, compared, uncompared }: Extract<CollectEvent, { event: "job" }>): string {
  if (compared === 0) return `looked at ${bar(done, done + left)}`;
  return `compared ${bar(compared, compared + uncompared)}`;
}

function sentenceOf(done: CollectSummary): string {
  const parts = [
    `${done.collected} collected`,
    ...(done.held > 0 ? [`${done.held} held already`] : []),
    ...(done.added > 0 ? [`${done.added} found again elsewhere and added to the items they are`] : []),
    ...(done.refused > 0 ? [`${done.refused} refused (told above)`] : []),
    ...(done.unopened.length > 0 ? [`${done.unopened.length} kept but not opened (told above)`] : []),
    ...(done.undecidedPairs > 0
      ? [
          `${howMany(done.undecidedPairs, "pair")} may show the same recording (\`sightline pair list\` tells)`,
        ]
      : []),
  ];
  const waits = done.waiting
    ? ` ${howMany(done.waiting.jobs, "job")} ${done.waiting.jobs === 1 ? "waits" : "wait"}: ${done.waiting.sentence}`
    : "";
  const rest = done.interrupted
    ? " Interrupted: what is acknowledged is safe; run the same command again to go on."
    : "";
  return `${parts.join(", ")}.${waits}${rest}`;
}
