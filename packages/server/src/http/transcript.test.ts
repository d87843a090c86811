// The transcript of a film, asked for by everybody: its segments in order, why nots, and nothing for whom it is not.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listItems, showTranscript, urlOf, type TranscriptShown } from "@sightline/domain";
import { rebuild } from "../journal/rebuild.ts";
import { act, spokenDesk, type SpokenDesk, type Who } from "../testing/spoken-desk.ts";

let desk: SpokenDesk;
beforeAll(async () => {
  desk = await spokenDesk();
});
afterAll(() => desk.end());

const asked = (who: Who, item: string) =>
  desk.get(who, urlOf(showTranscript, { investigation: desk.investigation, item }));
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
  const { text: told } = await desk.get("rita", `/api/investigations/${desk.investigation}/journal`);
  expect([told.includes("перше"), told.includes("secret words")]).toEqual([true, false]);
});

test("a data-only viewer is told the words, and nobody’s name", async () => {
  const { text } = await asked("outside", "road");
  expect([text.includes("перше"), /quill|zelda/i.test(text)]).toEqual([true, false]);
});

test("who counts a frame of it blind is told what is said, and not by whom of those marked", async () => {
  await desk.says("owner", act("blind.ask", "b1", { item: "road", at: 0, subject: "prisoner", of: null }));
  await desk.says("rita", act("blind.take", "b1", {}));
  const { segments } = await shown("rita");
  expect(segments[0]).toMatchObject({ text: "перше", speaker: { kind: "unknown" } });
  expect((await asked("rita", "road")).text).not.toContain("s1");
  expect((await shown("otto")).segments[0]).toMatchObject({ speaker: { kind: "sighting", id: "s1" } });
});

const inbox = async (who: Who) =>
  JSON.parse((await desk.get(who, `/api/investigations/${desk.investigation}/inbox`)).text) as {
    matters: readonly { asked: { kind: string; version: number }; atUs: number | null; notes: object[] }[];
  };

const waits = async (who: Who) =>
  (await inbox(who)).matters.filter(({ asked: { kind } }) => kind === "translation");

test("it waits in the inbox of a second reader, at its time, until they confirm it, and is rebuilt as it was", async () => {
  expect([await waits("zelda"), await waits("vic")]).toEqual([[], []]);
  const [matter] = await waits("otto");
  expect(matter).toMatchObject({ atUs: 1_000_001, notes: [{ text: "перше" }, { text: "First" }] });
  await desk.says("otto", act("translation.review", "l1", { version: matter?.asked.version }));
  expect(await waits("otto")).toEqual([]);
  expect((await shown("vic")).segments[0]?.translations[0]).toMatchObject({
    reviewedBy: "otto",
    whyNot: null,
  });
  const before = await shown("owner");
  await rebuild(desk.at.desk.db);
  expect(await shown("owner")).toEqual(before);
});

async function found(who: Who, text: string): Promise<string[]> {
  const path = urlOf(listItems, { investigation: desk.investigation });
  const { text: answer } = await desk.get(who, `${path}?text=${encodeURIComponent(text)}`);
  return listItems.answer.parse(JSON.parse(answer)).items.map(({ id }) => id);
}

test("its words, and those of their translations, are found in the library by whoever sees the film, and by nobody else", async () => {
  for (const who of ["zelda", "otto", "vic", "outside"] as const)
    expect([who, await found(who, "перше")]).toEqual([who, ["road"]]);
  expect(await found("vic", "First")).toEqual(["road"]);
  for (const who of ["otto", "owner"] as const)
    expect([who, await found(who, "secret words")]).toEqual([who, ["yard"]]);
  for (const who of ["zelda", "rita", "vic", "outside"] as const)
    expect([who, await found(who, "secret"), await found(who, "words")]).toEqual([who, [], []]);
});
