// `sightline collect`: each file is acknowledged once it is safe; then the queued jobs look at it.
import { howMany } from "@sightline/count";
import {
  actingMember,
  collectAll,
  findOrOpenInvestigation,
  heldOf,
  type CollectEvent,
  type CollectSummary,
} from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { bar, note, print, printRefusal, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export type CollectOptions = {
  investigation?: string;
  sourceUrl?: string;
  account?: string;
  credit?: string;
  compare?: boolean;
  json?: boolean;
};

export async function collect(paths: string[], options: CollectOptions, global: Global): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const found = await findOrOpenInvestigation(desk, options.investigation, global.as);
      if (!found.ok) return printRefusal(found.refusal, options.json);
      const acting = actingMember(await heldOf(desk, found.id), global.as);
      if (!acting.ok) return printRefusal(acting.refusal, options.json);
      const stopping = new AbortController();
      const stop = (): void => stopping.abort(new Error("interrupted"));
      process.once("SIGINT", stop).once("SIGTERM", stop);
      const { url = null, account = null, credit = null } = { ...options, url: options.sourceUrl };
      const progress = options.json === true ? asLines() : asStatus();
      const done = await collectAll(desk, {
        investigation: found.id,
        as: acting.value.id,
        paths,
        source: { url, account, credit },
        signal: stopping.signal,
        onEvent: progress.show,
        comparing: options.compare !== false,
      });
      progress.done();
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
      if (options.json === true) print(JSON.stringify({ event: "done", ...done }));
      else note(sentenceOf(done));
      if (done.interrupted) process.exitCode = 130;
      else if (done.refused > 0) process.exitCode = REFUSED;
    },
    options.json,
  );
}

type Progress = { show: (event: CollectEvent) => void; done: () => void };

const asLines = (): Progress => ({ show: (event) => print(JSON.stringify(event)), done: () => undefined });

function asStatus(): Progress {
  const status = statusLine();
  let kept = 0;
  return {
    show: (event) => {
      if (event.event === "refused") printRefusal(event);
      if (event.event === "collected") status.show(`Kept ${(kept += 1)} · ${event.path}`);
      if (event.event === "job") status.show(`Kept ${kept} · ${progressOf(event)}`);
      if (event.event === "job" && event.failed !== null) note(`${event.task}: ${event.failed}`);
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
    ...(done.refused > 0 ? [`${done.refused} refused (told above)`] : []),
    ...(done.undecodable > 0
      ? [`${done.undecodable} kept but not decodable (\`sightline items\` says why)`]
      : []),
    ...(done.undecidedPairs > 0
      ? [
          `${howMany(done.undecidedPairs, "pair")} may show the same recording (\`sightline pair list\` tells)`,
        ]
      : []),
  ];
  const rest = done.interrupted
    ? " Interrupted: what is acknowledged is safe; run the same command again to go on."
    : "";
  return `${parts.join(", ")}.${rest}`;
}
