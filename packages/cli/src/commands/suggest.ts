// `sightline transcript suggest` and what follows: programs of the operator asked for words, which a member takes or sets aside.
import { howMany } from "@sightline/count";
import {
  findItem,
  isLanguage,
  ok,
  refuse,
  takenAs,
  UNDER_WAY,
  type Result,
  type Suggestion,
  type SuggestionsShown,
} from "@sightline/domain";
import {
  askedPrograms,
  asideSuggestions,
  callerIn,
  propose,
  startWorker,
  stoppedAsking,
  suggestionsFor,
  type Desk,
} from "@sightline/server";
import { setTimeout as pause } from "node:timers/promises";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { note, oneLine, print, printRefusal, statusLine } from "../say.ts";
import { withMember } from "../with-investigation.ts";

type Options = { readonly investigation?: string; readonly json?: boolean };
type Caller = Extract<Awaited<ReturnType<typeof callerIn>>, { ok: true }>["value"];
type At = { readonly desk: Desk; readonly caller: Caller; readonly item: string };

/** As the member who acts sees it; what is refused is told. */
const at = (name: string, options: Options, global: Global, work: (at: At) => Promise<Result<unknown>>) =>
  withMember(global, options, async ({ desk, id, by }) => {
    const caller = await callerIn(desk, id, { as: by, reading: "data" });
    if (!caller.ok) return printRefusal(caller.refusal, options.json);
    const item = findItem(caller.value.held, name);
    if (!item.ok) return printRefusal(item.refusal, options.json);
    const done = await work({ desk, caller: caller.value, item: item.value.id });
    if (!done.ok) printRefusal(done.refusal, options.json);
  });

type Asking = Options & { readonly translate?: string; readonly language?: string };

/** Asks, and works until it is over; interrupted, it is stopped. */
export const suggest = (name: string, options: Asking, global: Global): Promise<void> =>
  at(name, options, global, async ({ desk, caller, item }) => {
    const language = options.translate ?? options.language ?? null;
    if (language !== null && !isLanguage(language))
      return refuse(
        "wrong-shape",
        `${JSON.stringify(language)} is no tag of a language; write one such as uk, sr-Latn or es-419.`,
      );
    const kind = options.translate === undefined ? "speech" : "translation";
    const asked = await askedPrograms(desk, caller, { item, kind, language });
    if (!asked.ok) return asked;
    const { asking } = asked.value;
    const stop = (): void => void stoppedAsking(desk, caller, { item, asking });
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const worker = await startWorker(desk, { comparing: false, log: note });
    try {
      return await untilOver({ desk, caller, item }, asking, options.json === true);
    } finally {
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
      await worker.stop();
    }
  });

const LOOK_MS = 250;

async function untilOver(
  { desk, caller, item }: At,
  asking: string,
  json: boolean,
): Promise<Result<unknown>> {
  const status = statusLine();
  for (;;) {
    const shown = await suggestionsFor(desk, caller, item);
    if (!shown.ok) return shown;
    const one = shown.value.askings.find(({ id }) => id === asking);
    if (one && UNDER_WAY.includes(one.state)) {
      status.show(`${one.state} ${Math.round(one.share * 100)} %`);
      await pause(LOOK_MS);
      continue;
    }
    status.done();
    const found = shown.value.suggestions.filter(({ id }) => id.startsWith(`${asking}-`)).length;
    if (json) print(JSON.stringify({ event: "done", ...one, suggestions: found }));
    if (one?.state === "over") {
      if (!json) print(`${howMany(found, "suggestion")}; none of them counts before a member takes it.`);
      return ok(null);
    }
    process.exitCode = REFUSED;
    if (!json) note(one?.sentence ?? "It was stopped, and nothing that was printed is taken.");
    return ok(null);
  }
}

export const listSuggested = (name: string, options: Options, global: Global): Promise<void> =>
  at(name, options, global, async ({ desk, caller, item }) => {
    const shown = await suggestionsFor(desk, caller, item);
    if (!shown.ok) return shown;
    if (options.json === true) print(JSON.stringify(shown.value));
    else for (const one of shown.value.suggestions) print(lineOf(one));
    return shown;
  });

const lineOf = (one: Suggestion): string =>
  oneLine(
    one.kind === "speech"
      ? `${one.id}: ${one.startUs}-${one.endUs} µs, ${one.language}, suggested: ${one.text}`
      : `${one.id}: of ${one.segment}, ${one.language}, suggested: ${one.text}`,
  );

type Named = readonly [item: string, ids: readonly string[]];

type Answer = {
  readonly act: (at: At, named: readonly Suggestion[]) => Promise<Result<unknown>>;
  readonly key: "taken" | "aside";
  readonly said: (howMany: string) => string;
};

/** All that are named, or none. */
const answering =
  ({ act, key, said }: Answer) =>
  ([name, ids]: Named, options: Options, global: Global): Promise<void> =>
    at(name, options, global, async (there) => {
      const named = await suggested(there, ids);
      if (!named.ok) return named;
      const done = await act(there, named.value);
      if (done.ok)
        print(
          options.json === true ? JSON.stringify({ [key]: ids }) : said(howMany(ids.length, "suggestion")),
        );
      return done;
    });

/** The words are the member's then. */
export const takeSuggested = answering({
  act: ({ desk, caller, item }, named) => {
    const { investigation, member: by } = caller;
    const changes = named.map((one) => takenAs(item, one));
    return propose(desk, { investigation, by, reason: "as a program suggested" }, changes);
  },
  key: "taken",
  said: (count) => `${count} taken.`,
});

export const setAsideSuggested = answering({
  act: ({ desk, caller, item }, named) =>
    asideSuggestions(desk, caller, { item, suggestions: named.map(({ id }) => id) }),
  key: "aside",
  said: (count) => `${count} set aside.`,
});

async function suggested(
  { desk, caller, item }: At,
  ids: readonly string[],
): Promise<Result<readonly Suggestion[]>> {
  const shown = await suggestionsFor(desk, caller, item);
  if (!shown.ok) return shown;
  const there = new Map<string, SuggestionsShown["suggestions"][number]>(
    shown.value.suggestions.map((one) => [one.id, one]),
  );
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined)
    return refuse(
      "no-such-suggestion",
      `Nothing is suggested under ${missing}; \`sightline transcript suggested\` lists what is.`,
    );
  return ok(ids.flatMap((id) => there.get(id) ?? []));
}
