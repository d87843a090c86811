// A desk with an item that only a named member and the owner see, in which members did everything, for tests of who sees what.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changeSchema, roleSchema, type Change } from "@sightline/domain";
import { importCase } from "../case/import.ts";
import { serve, type Serving } from "../http/serve.ts";
import { propose } from "../investigation/command.ts";
import { tilesIn } from "./asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "./desk.ts";
import { emptyPages, enter } from "./serving.ts";
import { pageWith, type Page } from "./uploading.ts";

/** Who works here: of each role one who does not see it, and a reviewer who does. */
export const OTHERS = ["editor", "reviewer", "viewer", "data-only-viewer"] as const;
export const NAMED = "named";
export type Who = (typeof OTHERS)[number] | "owner" | typeof NAMED;

/** What is said of the restricted item has this in it, and nothing else has. */
export const SECRET = /zq-|quiet-mill/i;

/** Where it was made. */
const SECRET_PLACE = { latitude: 50.123456, longitude: 30.654321, radiusMetres: 77 };

export type Asking = (path: string, init?: RequestInit) => Promise<Response>;

export type RestrictedDesk = {
  readonly at: TestDesk;
  readonly investigation: string;
  readonly seen: string;
  readonly hidden: string;
  /** Its bytes, and their SHA-256. */
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly serving: (who: Who) => Serving;
  readonly ask: (who: Who) => Asking;
  readonly page: (who: Who) => Page;
  readonly write: (by: string, verb: string, subject: string, payload: object) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

const sighting = (id: string, item: string) => ({ id, item, subject: "prisoner", spans: [[0, 0]] });

/** Two members stand behind everything; three people are seen in the open, five more where not all may look. */
const caseOf = (seen: string, hidden: string) => {
  const hands = { statedBy: "owner", reviewedBy: NAMED };
  const reviews = ["owner", NAMED].map((by) => ({ by, verdict: "verified", reason: "seen" }));
  const item = (id: string) => ({ id, kind: "photo", verdict: "verified", reviews, marks: hands });
  return {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [item(seen), item(hidden)],
    sightings: [
      sighting("p1", seen),
      sighting("p2", seen),
      ...[1, 2, 3, 4, 5].map((n) => sighting(`zq-${n}`, hidden)),
    ],
    headcounts: [{ id: "zq-h", item: hidden, at: 0, subject: "prisoner", atLeast: 5, ...hands }],
    groups: [
      { id: "both", members: ["p1", "zq-1"], ...hands },
      { id: "zq-g", name: "zq- yard", members: ["zq-2", "zq-3"], ...hands },
    ],
    facts: [
      { id: "zq-f", kind: "different", between: ["p1", "zq-1"], basis: "a zq- scar", tier: 1, ...hands },
      { id: "open", kind: "different", between: ["p1", "p2"], basis: "a hat", tier: 1, ...hands },
    ],
  };
};

async function done(doing: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await doing;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}

const worked = (seen: string, hidden: string): [by: string, Change][] =>
  (
    [
      ["owner", "comment.say", hidden, { text: "zq-: never show this" }],
      ["owner", "item.triage", hidden, { begun: true, warnings: ["zq-"] }],
      [
        NAMED,
        "check.answer",
        hidden,
        { question: "place", result: "passed", basis: "zq- signs", evidence: [], place: SECRET_PLACE },
      ],
      [
        "owner",
        "check.answer",
        seen,
        {
          question: "place",
          result: "passed",
          basis: "the road",
          evidence: [{ kind: "item", item: hidden }],
        },
      ],
      ["owner", "pair.decide", seen, { with: hidden, answer: "different", evidence: null }],
      ["owner", "pair.reopen", seen, { with: hidden }],
      [
        "owner",
        "fact.correct",
        "zq-f",
        {
          assertion: { kind: "different", between: ["p1", "zq-1"], tier: 1 },
          basis: "a zq- scar",
          pins: [seen, hidden].map((item) => ({
            item,
            at: 0,
            region: [0.1, 0.1, 0.2, 0.2],
            note: "zq-f: here",
          })),
        },
      ],
      [NAMED, "fact.review", "zq-f", {}],
      [
        "owner",
        "context.state",
        "zq-o",
        {
          text: "zq- was a prison.",
          outlet: "zq- book",
          url: null,
          copy: null,
          from: null,
          until: null,
          about: [{ kind: "item", id: hidden }],
        },
      ],
      ["owner", "item.restrict", hidden, { to: [NAMED] }],
    ] as const
  ).map(([by, verb, subject, payload]) => [by, changeSchema.parse({ verb, subject, payload })]);

export async function restrictedDesk(): Promise<RestrictedDesk> {
  const at = await testDesk();
  const photo = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  const { investigation } = await collectInto(at.desk, [photo]);
  const seen = (await tilesIn(at.desk, investigation)).tiles[0]?.id ?? "";
  const roles = Object.fromEntries(roleSchema.options.map((role) => [role.replaceAll(" ", "-"), role]));
  for (const id of [...OTHERS, NAMED]) {
    const payload = { id, name: id, role: roles[id] ?? "reviewer" };
    const add = changeSchema.parse({ verb: "member.add", subject: id, payload });
    await done(propose(at.desk, { investigation, by: "owner" }, add));
  }
  const pages = await emptyPages(at.folder);
  const desks = new Map<Who, { readonly serving: Serving; readonly ask: Asking; readonly page: Page }>();
  for (const who of ["owner", ...OTHERS, NAMED] as const) {
    const serving = await serve(at.desk, { port: 0, pages, log: () => undefined, as: who });
    const session = await enter(serving);
    const own = { ...session, origin: serving.url, "x-sightline": "1" };
    const ask: Asking = (path, init) =>
      fetch(`${serving.url}${path}`, { ...init, headers: { ...own, ...init?.headers } });
    desks.set(who, { serving, ask, page: pageWith(serving, investigation, session) });
  }
  const of = (who: Who) => {
    const found = desks.get(who);
    if (!found) throw new Error(`Expected ${who} to have entered.`);
    return found;
  };
  // The same picture at another size: the two are a pair.
  const bytes = await readFile(await drawPhoto(join(at.folder, "in", "large.png"), 1, 300));
  const collected = await of("owner").page.bring("quiet-mill.png", bytes);
  if (!collected.ok) throw new Error(collected.refusal.sentence);
  const [{ item: hidden = "", sha256 = "" } = {}] = collected.value.brought as {
    item?: string;
    sha256?: string;
  }[];
  // Runs what waits to be decoded and compared.
  await collectInto(at.desk, []);
  await done(importCase(at.desk, { investigation, as: "owner" }, caseOf(seen, hidden)));
  for (const [by, change] of worked(seen, hidden)) {
    const isOpen = change.verb === "check.answer" && change.subject === seen;
    const reason = isOpen ? "the bridge" : "zq- reason";
    await done(propose(at.desk, { investigation, by, reason }, change));
  }
  return {
    at,
    investigation,
    seen,
    hidden,
    bytes,
    sha256,
    serving: (who) => of(who).serving,
    ask: (who) => of(who).ask,
    page: (who) => of(who).page,
    write: (by, verb, subject, payload) =>
      propose(at.desk, { investigation, by }, changeSchema.parse({ verb, subject, payload })),
    async end() {
      await Promise.all([...desks.values()].map(({ serving }) => serving.close()));
      await at.end();
    },
  };
}
