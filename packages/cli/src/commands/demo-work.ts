// What members of the demo write besides its case file: what is claimed and said, what voices outside say, when and where it was. One enters it, another confirms it.
import { changeSchema, findItem, heardHash, type Change, type Held } from "@sightline/domain";
import { propose, type Desk } from "@sightline/server";
import type { DemoPlan } from "../../../../fixtures/demo/index.ts";
import { printRefusal } from "../say.ts";

type Step = { readonly by: string; readonly made: (held: Held) => readonly object[] };

/** False when something is refused, which is said. */
export async function enterWork(desk: Desk, investigation: string, plan: DemoPlan): Promise<boolean> {
  for (const { by, made } of stepsOf(plan)) {
    const written = await propose(desk, { investigation, by }, (held) => ({
      ok: true,
      value: made(held).map((raw) => changeSchema.parse(raw) as Change),
    }));
    if (written.ok) continue;
    printRefusal(written.refusal);
    return false;
  }
  return true;
}

function stepsOf({ claims, said, voices, places, members }: DemoPlan): Step[] {
  const [one, other] = members.map(({ id }) => id);
  if (one === undefined || other === undefined)
    throw new Error("Expected members of the demo, got fewer than two.");
  const { attribute, lines } = said;
  const confirmed = (
    verb: string,
    table: "claim" | "voice" | "translation",
    ids: readonly string[],
  ): Step => ({
    by: other,
    made: (held) =>
      ids.map((subject) => ({ verb, subject, payload: { version: held[table].get(subject)?.version } })),
  });
  return [
    {
      by: one,
      made: () => claims.map(({ id, said: payload }) => ({ verb: "claim.state", subject: id, payload })),
    },
    confirmed(
      "claim.review",
      "claim",
      claims.map(({ id }) => id),
    ),
    { by: "owner", made: ({ investigation }) => listenFor(investigation.keys(), attribute) },
    { by: one, made: (held) => lines.map((line) => heardAs(held, line)) },
    { by: one, made: (held) => lines.map((line) => translated(held, line)) },
    confirmed(
      "translation.review",
      "translation",
      lines.map(({ id }) => `english-${id}`),
    ),
    { by: one, made: (held) => lines.map((line) => stated(held, line, attribute)) },
    { by: other, made: (held) => lines.map(({ id }) => reviewed(held, `said-${id}`)) },
    { by: one, made: () => voices.map(({ id, verb, said: payload }) => ({ verb, subject: id, payload })) },
    ...voices.map(({ id, verb }) => confirmed(verb.replace(".state", ".review"), "voice", [id])),
    {
      by: one,
      made: () =>
        places.map(({ group, said: payload }) => ({ verb: "group.describe", subject: group, payload })),
    },
  ];
}

type Line = DemoPlan["said"]["lines"][number];

const listenFor = ([investigation]: Iterable<string>, attribute: string): object[] => [
  {
    verb: "sayings.set",
    subject: investigation,
    payload: { attributes: [attribute], captive: ["prisoner"] },
  },
];

function itemOf(held: Held, name: string): string {
  const item = findItem(held, name);
  if (!item.ok) throw new Error(item.refusal.sentence);
  return item.value.id;
}

const heardAs = (held: Held, { id, item, sighting, startUs, endUs, text, language }: Line): object => ({
  verb: "segment.state",
  subject: `heard-${id}`,
  payload: {
    item: itemOf(held, item),
    startUs,
    endUs,
    text,
    language,
    speaker: { kind: "sighting", id: sighting },
    note: null,
  },
});

const translated = (held: Held, { id, english: text }: Line): object => ({
  verb: "translation.state",
  subject: `english-${id}`,
  payload: {
    segment: `heard-${id}`,
    language: "en",
    text,
    translator: null,
    of: held.segment.get(`heard-${id}`)?.version,
  },
});

const stated = (held: Held, { id, item, sighting, startUs, endUs }: Line, attribute: string): object => ({
  verb: "statement.state",
  subject: `said-${id}`,
  payload: {
    item: itemOf(held, item),
    startUs,
    endUs,
    speaker: { kind: "sighting", id: sighting },
    attributes: [attribute],
    note: null,
  },
});

function reviewed(held: Held, subject: string): object {
  const row = held.statement.get(subject);
  if (!row) throw new Error(`Expected the statement ${subject} of the demo, got none.`);
  const payload = { version: row.version, heard: heardHash(held, row) };
  return { verb: "statement.review", subject, payload };
}
