// Finding items by what is said of them: in any language, all that a member may read, and nothing that they may not.
import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeSchema, saidByLooking, wordsOf, type Change } from "@sightline/domain";
import { callerIn, type Caller } from "../investigation/caller.ts";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { itemsSaid } from "./search.ts";

const of = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });
const NOTHING = { path: null, url: null, account: null, credit: null };
const collect = (id: string, name: string, source: object = {}): Change =>
  of("item.collect", id, {
    sha256: (id.codePointAt(0) ?? 0).toString(16).repeat(32),
    bytes: 1,
    name,
    kind: name.endsWith(".mp4") ? "video" : "photo",
    source: { ...NOTHING, ...source },
  });

/** What is said, each with a word of its own that stands nowhere else. */
const SOURCE = {
  path: "/home/zqpath/a.jpg",
  url: "https://zqurl.example/1",
  account: "zqaccount",
  credit: "Photo: zqcredit",
  foundBy: "zqfoundby",
  rights: "zqrights",
  note: "zqnote",
  zip: { name: "zqzip.zip", sha256: "e".repeat(64) },
};
const CLOSED = { url: "https://zcurl.example", account: "zcaccount", credit: "zccredit", closed: true };
/** What is not said of the first item alone. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  zqfact: ["a", "d"],
  zqspoken: ["f"],
  zqtranslated: ["f"],
};
const WORDS = /z[qc][a-z]+/g;

const idOf = (list: readonly { readonly id: string }[], at_: number) => list[at_]?.id ?? "";

let at: TestDesk;
let investigation: string;

beforeAll(async () => {
  at = await testDesk();
  const opened = await findOrOpenInvestigation(at.desk, "test");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  investigation = opened.id;
  const roles = { ann: "editor", ben: "reviewer", dan: "data-only viewer" };
  await done([
    ...Object.entries(roles).map(([id, role]) => of("member.add", id, { id, name: `Crow ${id}`, role })),
    collect("a", "zqname.jpg", SOURCE),
    collect("b", "b.jpg", CLOSED),
    collect("f", "film.mp4"),
    collect("c", "100%_of\\it.JPG"),
    collect("d", "Будинок біля річки.jpg", {
      note: "На мосту стояли солдаты. Zwei Häuser am Fluß, two bridges.",
    }),
    collect("e", "بيوت قديمة.jpg", { note: "ΟΔΟΣ ΝΈΑ, ﬁeld" }),
    of("item.source", "a", { alsoFound: [{ ...SOURCE, note: "zqalso", url: null, account: null }] }),
    of("item.triage", "a", { warnings: ["zqwarning"], assignee: "ben" }),
    of("comment.say", "a", { text: "@ben zqcomment" }),
    of("comment.say", "a", { text: "zqtakencomment" }),
    of("check.answer", "a", { question: "place", result: "passed", basis: "zqoldbasis", evidence: [] }),
    of("check.answer", "a", { question: "place", result: "failed", basis: "zqbasis", evidence: [] }),
    of("check.answer", "b", { question: "time", result: "passed", basis: "zqtakenbasis", evidence: [] }),
    of("check.withdraw", "b", { question: "time" }),
    of("item.review", "a", { verdict: "verified", reason: "zqreason" }),
    of("item.review", "b", { verdict: "verified", reason: "zqtakenreason" }),
    ...["s1", "s2"].map((id, i) =>
      of("sighting.mark", id, {
        item: i === 0 ? "a" : "d",
        subject: "prisoner",
        attributes: [],
        spans: [[0, 0]],
        track: null,
      }),
    ),
    ...(
      [
        ["w1", "f", "zqspoken"],
        ["w2", "f", "zqtakenspoken"],
      ] as const
    ).map(([id, item, text]) =>
      of("segment.state", id, {
        item,
        startUs: null,
        endUs: null,
        text,
        language: "uk",
        speaker: { kind: "unknown" },
        note: null,
      }),
    ),
    of("fact.state", "F1", { assertion: { kind: "same", between: ["s1", "s2"] }, basis: "zqfact" }),
    of("fact.state", "F2", { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "zqtakenfact" }),
  ]);
  const { held } = await caller("owner");
  const into = (id: string, text: string): Change =>
    of("translation.state", id, {
      segment: "w1",
      language: "en",
      text,
      translator: null,
      of: held.segment.get("w1")?.version,
    });
  await done([
    into("l1", "zqtranslated"),
    into("l2", "zqtakentranslated"),
    of("translation.withdraw", "l2", { only: "translation" }),
    of("segment.withdraw", "w2", {}),
    of("comment.withdraw", "a", { comment: idOf(held.commentsOf.get("a") ?? [], 1) }),
    of("review.withdraw", "b", { review: idOf(held.reviewsOf.get("b") ?? [], 0) }),
    of("fact.withdraw", "F2", { only: "fact" }),
  ]);
});
afterAll(async () => at.end());

async function done(changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const answer = await propose(at.desk, { investigation, by: "owner", reason: "a test" }, change);
    if (!answer.ok) throw new Error(`${change.verb}: ${answer.refusal.sentence}`);
  }
}

async function caller(as: string): Promise<Caller> {
  const found = await callerIn(at.desk, investigation, { as, reading: "data" });
  if (!found.ok) throw new Error(found.refusal.sentence);
  return found.value;
}

const found = async (text: string, as = "owner") =>
  [...((await itemsSaid(at.desk.db, await caller(as), text)) ?? ["nothing asked"])].toSorted();

/** The words of ours that stand in the journal, all that was ever said. */
async function allWords(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select payload::text as text from journal`.execute(at.desk.db);
  return [...new Set(rows.flatMap(({ text }) => text.match(WORDS) ?? []))];
}

describe("what is said of an item", () => {
  test("is found where it stands, and not what was taken back or said otherwise since", async () => {
    const words = await allWords();
    expect(words.length).toBeGreaterThan(20);
    for (const word of words) {
      const stands = !/^zq(taken|old)/.test(word);
      const items = ELSEWHERE[word] ?? (word.startsWith("zc") ? ["b"] : ["a"]);
      expect([word, await found(word)]).toEqual([word, stands ? items : []]);
    }
  });

  test("is found by a data-only viewer where it is shown to them, and tells them nothing else", async () => {
    const { held } = await caller("dan");
    const { item, review, check, fact, comment, segment, translation } = held;
    const rows = [item, review, check, fact, comment, segment, translation].flatMap((table) => [
      ...table.values(),
    ]);
    const shown = JSON.stringify(rows);
    const seen: string[] = [];
    for (const word of await allWords()) {
      const items = await found(word, "dan");
      if (items.length > 0) seen.push(word);
    }
    expect(seen.filter((word) => !shown.includes(word))).toEqual([]);
    expect(seen.toSorted()).toEqual(
      [
        "zqname",
        "zqurl",
        "zqaccount",
        "zqcredit",
        "zqrights",
        "zqwarning",
        "zqbasis",
        "zqreason",
        "zqfact",
        "zqspoken",
        "zqtranslated",
      ].toSorted(),
    );
    for (const name of ["ben", "Crow", "owner", "member-2"]) expect(await found(name, "dan")).toEqual([]);
  });

  test.each([
    ["bridge", ["d"]],
    ["BRIDGES two", ["d"]],
    ["bridges nothing", []],
    ["солдат", ["d"]],
    ["солдатами", ["d"]],
    ["БУДИНОК", ["d"]],
    ["річк", ["d"]],
    ["Häusern", ["d"]],
    ["fluß", ["d"]],
    ["بيوت", ["e"]],
    ["οδοσ", ["e"]],
    ["field", ["e"]],
    ["100%", ["c"]],
    ["%", ["c"]],
    ["_of", ["c"]],
    ["\\it", ["c"]],
    ["％", ["c"]],
    ["1%_", []],
    [".jpg", ["a", "b", "c", "d", "e"]],
    ["the", []],
    ["  ", ["nothing asked"]],
  ])("is found in any language, by parts of words and by stems: %s", async (text, items) => {
    expect(await found(text)).toEqual(items);
  });

  test("is found by every piece of it that somebody types, as looking at all of it finds it", async () => {
    const owner = await caller("owner");
    const texts = [
      "zqname.jpg",
      "100%_of\\it.JPG",
      "Будинок біля річки.jpg",
      "Zwei Häuser am Fluß, two",
      "بيوت قديمة",
    ];
    const piece = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean())
      .map(([text, from, length, upper]) => {
        const cut = text.slice(from % text.length, (from % text.length) + length);
        // The upper case of ß is two letters, which are not its own.
        return upper && !cut.includes("ß") ? cut.toUpperCase() : cut;
      });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), async (pieces) => {
        const text = pieces.join(" ");
        const looked = wordsOf(text).length === 0 ? [] : [...saidByLooking(owner.held, wordsOf(text))];
        const items = await found(text);
        for (const id of looked) expect([text, items]).toEqual([text, expect.arrayContaining([id])]);
      }),
      { seed: 20261129, numRuns: 150 },
    );
  });
});

test("no table is read whole for a word where an index can find it", async () => {
  const plan = await at.desk.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<Record<string, string>>`explain select id from item
      where text_folded(item_text(id, name, account, credit, warnings, source, also_found)) like '%bridge%'
        or text_words(item_text(id, name, account, credit, warnings, source, also_found)) @@ text_asked('bridge')`.execute(
      tx,
    );
    return rows.flatMap((row) => Object.values(row)).join("\n");
  });
  expect(plan.match(/Bitmap Index Scan on item_text/g)?.length).toBe(2);
});
