// `sightline remark`, `report` and `context`: what voices outside say beside our own evidence.
import { randomUUID } from "node:crypto";
import {
  findItem,
  noSuchVoice,
  ok,
  precisionOf,
  refuse,
  voiceReviewed,
  voiceSource,
  voiceWithdrawn,
  type Attached,
  type Change,
  type Held,
  type Result,
  type VoiceKind,
} from "@sightline/domain";
import { callerIn, listAllVoices } from "@sightline/server";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import type { TypedAbout } from "../typed.ts";
import { withMember } from "../with-investigation.ts";
import { writeChange, type Options } from "./write-change.ts";

type Saying = Options & {
  readonly about?: readonly TypedAbout[];
  readonly without?: readonly string[];
  readonly copy?: string;
};

/** What a payload has where nothing was given; what is not here has to be given. */
const NOTHING: Readonly<Record<VoiceKind, object>> = {
  remark: {
    saidBy: "",
    role: null,
    affiliation: null,
    saidAt: null,
    outlet: null,
    language: "und",
    permission: "not yet",
    text: "",
    url: null,
    copy: null,
    about: [],
  },
  report: {
    outlet: "",
    title: "",
    publishedAt: null,
    independent: "not known",
    text: "",
    url: null,
    copy: null,
    about: [],
  },
  context: { outlet: null, from: null, until: null, text: "", url: null, copy: null, about: [] },
};

const MAY_GO: Readonly<Record<VoiceKind, Readonly<Record<string, string>>>> = {
  remark: {
    role: "role",
    affiliation: "affiliation",
    "said-at": "saidAt",
    outlet: "outlet",
    url: "url",
    copy: "copy",
    about: "about",
  },
  report: { "published-at": "publishedAt", url: "url", copy: "copy", about: "about" },
  context: { outlet: "outlet", from: "from", until: "until", url: "url", copy: "copy", about: "about" },
};

const TIMES: ReadonlySet<string> = new Set(["saidAt", "publishedAt"]);

/** What is left out stays as it was. */
function saidFrom(kind: VoiceKind, held: Held, before: object, given: Saying): Result<object> {
  const { without = [], about, copy } = given;
  const mayGo = MAY_GO[kind];
  const unknown = without.find((what) => !(what in mayGo));
  if (unknown !== undefined)
    return refuse("wrong-shape", `${unknown} cannot be taken out; give ${Object.keys(mayGo).join(", ")}.`);
  const gone = Object.fromEntries(without.map((what) => [mayGo[what], what === "about" ? [] : null]));
  const kept = copy === undefined ? null : findItem(held, copy);
  if (kept && !kept.ok) return kept;
  const attached = about === undefined ? null : attachedTo(held, about);
  if (attached && !attached.ok) return attached;
  const typed = Object.entries(given).flatMap(([name, value]): [string, unknown][] =>
    !(name in NOTHING[kind]) || name === "copy" || name === "about"
      ? []
      : [[name, TIMES.has(name) ? { at: value, precision: precisionOf(String(value)) } : value]],
  );
  return ok({
    ...before,
    ...gone,
    ...Object.fromEntries(typed),
    ...(kept && { copy: kept.value.id }),
    ...(attached && { about: attached.value }),
  });
}

function attachedTo(held: Held, about: readonly TypedAbout[]): Result<Attached[]> {
  const attached: Attached[] = [];
  for (const { kind, id } of about) {
    const item = kind === "item" ? findItem(held, id) : null;
    if (item && !item.ok) return item;
    attached.push({ kind, id: item ? item.value.id : id });
  }
  return ok(attached);
}

const said = (kind: VoiceKind, act: "state" | "correct", subject: string, payload: object): Change =>
  ({ verb: `${kind}.${act}`, subject, payload }) as Change;

export const stateVoice = (
  kind: VoiceKind,
  id: string | undefined,
  given: Saying,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const made = saidFrom(kind, held, NOTHING[kind], given);
      return made.ok ? ok(said(kind, "state", id ?? randomUUID(), made.value)) : made;
    },
    given,
    global,
  );

export const correctVoice = (
  kind: VoiceKind,
  subject: string,
  given: Saying,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const there = voiceIn(kind, held, subject);
      if (!there.ok) return there;
      const { kind: _, ...before } = there.value.said;
      const made = saidFrom(kind, held, before, given);
      return made.ok ? ok(said(kind, "correct", subject, made.value)) : made;
    },
    given,
    global,
  );

/** Whoever confirms it on the command line has read it as it stands now. */
export const reviewVoice = (
  kind: VoiceKind,
  subject: string,
  options: Options,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const there = voiceIn(kind, held, subject);
      return there.ok ? ok(voiceReviewed(kind, subject, there.value.version)) : there;
    },
    options,
    global,
  );

export const withdrawVoice = (
  kind: VoiceKind,
  subject: string,
  { review = false, ...options }: Options & { readonly review?: boolean },
  global: Global,
): Promise<void> => writeChange(voiceWithdrawn(kind, subject, review ? "review" : "all"), options, global);

export const listVoices = (kind: VoiceKind, options: Options, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const caller = await callerIn(desk, id, { as: by, reading: "data" });
    const listed = caller.ok ? await listAllVoices(desk, caller.value) : caller;
    if (!listed.ok) return printRefusal(listed.refusal, options.json);
    const voices = listed.value.voices.filter((voice) => voice.said.kind === kind);
    if (options.json === true) return voices.forEach((voice) => print(JSON.stringify(voice)));
    for (const voice of voices) {
      const attached = voice.attached.map(({ name }) => name).join(", ");
      print(`${voice.said.text.replaceAll(/\s+/g, " ")}  (${voice.id})\n  ${voiceSource(voice.said)}`);
      if (attached !== "") print(`  Attached to: ${attached}`);
    }
    if (voices.length === 0) print("None is entered in this investigation yet.");
  });

function voiceIn(kind: VoiceKind, held: Held, id: string) {
  const row = held.voice.get(id);
  return row?.said.kind === kind ? ok(row) : noSuchVoice(kind, id);
}
