// The transcript of a film, asked for by everybody: its segments in order, why nots, and nothing for whom it is not.
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, showTranscript, urlOf, type Change, type TranscriptShown } from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { rebuild } from "../journal/rebuild.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { serve, type Serving } from "./serve.ts";

const MEMBERS = {
  zelda: "editor",
  otto: "reviewer",
  rita: "reviewer",
  vic: "viewer",
  outside: "data-only viewer",
} as const;
type Who = keyof typeof MEMBERS | "owner";

let at: TestDesk;
let investigation: string;
const desks: Serving[] = [];
const asking = new Map<Who, (path: string) => Promise<Response>>();

const act = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });
async function says(by: Who, change: Change, reason: string | null = null): Promise<void> {
  const done = await propose(at.desk, { investigation, by, reason }, change);
  if (!done.ok) throw new Error(`${JSON.stringify(change)}: ${done.refusal.sentence}`);
}
const film = (id: string, digit: string): Change =>
  act("item.collect", id, {
    sha256: digit.repeat(64),
    bytes: 1,
    name: `${id}.mp4`,
    kind: "video",
    source: { path: null, url: null, account: null, credit: null },
  });
const segment = (item: string, text: string, more: object = {}): object => ({
  item,
  startUs: 1_000_001,
  endUs: 2_000_002,
  text,
  language: "uk",
  speaker: { kind: "unknown" },
  note: null,
  ...more,
});

beforeAll(async () => {
  at = await testDesk();
  const found = await findOrOpenInvestigation(at.desk, "Mill");
  if (!found.ok) throw new Error(found.refusal.sentence);
  investigation = found.id;
  for (const [id, role] of Object.entries(MEMBERS))
    await says("owner", act("member.add", id, { id, name: `${id} Quill`, role }));
  await says("owner", film("road", "a"));
  await says("owner", film("yard", "b"));
  const track = { item: "road", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
  await says("zelda", act("sighting.mark", "s1", track));
  await says("zelda", act("segment.state", "w2", segment("road", "друге", { startUs: null, endUs: null })));
  await says(
    "zelda",
    act("segment.state", "w1", segment("road", "перше", { speaker: { kind: "sighting", id: "s1" } })),
  );
  const { held } = at.desk.investigations.standing(investigation) ?? {};
  const of = held?.segment.get("w1")?.version;
  const english = { segment: "w1", language: "en", text: "First", translator: "Maria Quill", of };
  await says("zelda", act("translation.state", "l1", english));
  await says("owner", act("segment.state", "zq", segment("yard", "secret words")));
  await says("owner", act("item.restrict", "yard", { to: ["otto"] }));
  const pages = await emptyPages(at.folder);
  for (const who of ["owner", "zelda", "otto", "rita", "vic", "outside"] as const) {
    const opened = await serve(at.desk, { port: 0, pages, log: () => undefined, as: who });
    desks.push(opened);
    const session = await enter(opened);
    asking.set(who, (path) => fetch(`${opened.url}${path}`, { headers: { ...session } }));
  }
});
afterAll(async () => {
  await Promise.all(desks.map((each) => each.close()));
  await at.end();
});

const asked = async (who: Who, item: string): Promise<{ status: number; text: string }> => {
  const answer = await asking.get(who)?.(urlOf(showTranscript, { investigation, item }));
  return { status: answer?.status ?? 0, text: (await answer?.text()) ?? "" };
};
const shown = async (who: Who): Promise<TranscriptShown> =>
  showTranscript.answer.parse(JSON.parse((await asked(who, "road")).text));

test("it has its segments in order, the hash of the film, and says to each member why they may not be next", async () => {
  const { sha256, heard, mayNot, segments } = await shown("otto");
  expect([sha256, heard, mayNot]).toEqual(["a".repeat(64), null, null]);
  expect(segments).toMatchObject([
    {
      id: "w1",
      startUs: 1_000_001,
      speaker: { kind: "sighting", id: "s1" },
      translations: [
        { id: "l1", translator: "Maria Quill", reviewedBy: null, isOfItsWords: true, whyNot: null },
      ],
    },
    { id: "w2", startUs: null, translations: [] },
  ]);
  const whyNot = async (who: Who) => (await shown(who)).segments[0]?.translations[0]?.whyNot;
  expect(await whyNot("zelda")).toMatch(/the review must be another member’s/);
  expect(await whyNot("vic")).toBe("A viewer reviews no translations here.");
  expect((await shown("vic")).mayNot).toBe("A viewer writes no transcripts here.");
});

test("whoever does not see its film is told what they are told of none, and nothing of it by the journal", async () => {
  expect((await asked("otto", "yard")).text).toContain("secret words");
  const hidden = await asked("rita", "yard");
  const none = await asked("rita", "nard");
  expect(hidden).toEqual({ status: 404, text: none.text.replaceAll("nard", "yard") });
  const journal = await asking.get("rita")?.(`/api/investigations/${investigation}/journal`);
  const told = (await journal?.text()) ?? "";
  expect([told.includes("перше"), told.includes("secret words")]).toEqual([true, false]);
});

test("a data-only viewer is told the words, and nobody’s name", async () => {
  const { text } = await asked("outside", "road");
  expect([text.includes("перше"), /quill|zelda/i.test(text)]).toEqual([true, false]);
});

test("who counts a frame of it blind is told what is said, and not by whom of those marked", async () => {
  await says("owner", act("blind.ask", "b1", { item: "road", at: 0, subject: "prisoner", of: null }));
  await says("rita", act("blind.take", "b1", {}));
  const { segments } = await shown("rita");
  expect(segments[0]).toMatchObject({ text: "перше", speaker: { kind: "unknown" } });
  expect((await asked("rita", "road")).text).not.toContain("s1");
  expect((await shown("otto")).segments[0]).toMatchObject({ speaker: { kind: "sighting", id: "s1" } });
});

const inbox = async (who: Who) =>
  (await (await asking.get(who)?.(`/api/investigations/${investigation}/inbox`))?.json()) as {
    matters: readonly { asked: { kind: string; version: number }; atUs: number | null; notes: object[] }[];
  };

const waits = async (who: Who) =>
  (await inbox(who)).matters.filter(({ asked: { kind } }) => kind === "translation");

test("it waits in the inbox of a second reader, at its time, until they confirm it, and is rebuilt as it was", async () => {
  expect([await waits("zelda"), await waits("vic")]).toEqual([[], []]);
  const [matter] = await waits("otto");
  expect(matter).toMatchObject({ atUs: 1_000_001, notes: [{ text: "перше" }, { text: "First" }] });
  await says("otto", act("translation.review", "l1", { version: matter?.asked.version }));
  expect(await waits("otto")).toEqual([]);
  expect((await shown("vic")).segments[0]?.translations[0]).toMatchObject({
    reviewedBy: "otto",
    whyNot: null,
  });
  const before = await shown("owner");
  await rebuild(at.desk.db);
  expect(await shown("owner")).toEqual(before);
});
