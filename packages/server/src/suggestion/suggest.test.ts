// Programs of the operator, drawn in a folder, that behave and misbehave: what they print is suggested, counts nowhere, and is taken or not.
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeSchema, takenAs } from "@sightline/domain";
import { nameProgram, type Limits } from "@sightline/media";
import { startWorker } from "../jobs/worker.ts";
import { rebuild } from "../journal/rebuild.ts";
import {
  ask,
  asked,
  at,
  begin,
  caller,
  CUE,
  deskWith,
  entries,
  item,
  program,
  says,
  shown,
} from "../testing/suggesting.ts";
import { askedPrograms, asideSuggestions, stoppedAsking } from "./ask.ts";
import { suggestionsFor } from "./list.ts";

beforeAll(begin);
afterAll(() => at.end());

test("it is given the film’s sound as WAV, from the first instant of the film, and sees neither network, data nor desk", async () => {
  const desk = await deskWith(
    "speech",
    [
      "head -c 44 >/tmp/head; quiet=$(head -c 28000 | tr -d '\\000' | wc -c); loud=$(head -c 32000 | tr -d '\\000' | wc -c)",
      "rate=$(od -An -tu4 -j24 -N4 /tmp/head); bits=$(od -An -tu2 -j34 -N2 /tmp/head); ways=$(od -An -tu2 -j22 -N2 /tmp/head)",
      `seen=$(ls ${at.desk.dataDir} 2>/dev/null | wc -l); net=$(cat /proc/net/dev | grep -vc 'lo:\\||'); model=$(cat "$(dirname "$0")/model")`,
      `${CUE} "$(echo $rate $bits $ways $((quiet < 200)) $((loud > 9000)) $seen $net "$model" "$@" $(id -u | grep -c '^0$'))"`,
    ].join("\n"),
  );
  const before = await entries();
  const { all, one } = await asked(desk, { language: "uk" });
  expect(one).toMatchObject({ state: "over", share: 1, sentence: null });
  expect(all.suggestions).toEqual([
    {
      kind: "speech",
      id: `${one?.id}-1`,
      startUs: 1_000_000,
      endUs: 2_500_000,
      language: "uk",
      text: "16000 16 1 1 1 0 0 words of a model --quiet uk 0",
    },
  ]);
  expect(all.programs).toEqual({ speech: "listen", translation: null });
  expect(await entries()).toBe(before);
  expect(await at.desk.db.selectFrom("segment").selectAll().execute()).toEqual([]);
  expect(await readdir(join(desk.dataDir, "renditions", "unfinished"))).toEqual([]);
});

test("one is taken in the name of the member, another set aside and brought back, and what was taken is suggested no more", async () => {
  const desk = await deskWith(
    "speech",
    "printf 'WEBVTT\\nLanguage: uk\\n\\n00:00.000 --> 00:01.000\\nперше\\n\\n00:01.000 --> 00:02.000\\nдруге\\n'",
  );
  const { all } = await asked(desk);
  const [first, second] = all.suggestions;
  if (!first || !second) throw new Error("expected two");
  await says(takenAs(item.talk, first));
  expect((await shown(desk)).suggestions).toEqual([second]);
  const row = await at.desk.db.selectFrom("segment").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    id: first.id,
    text: "перше",
    language: "uk",
    statedBy: "owner",
    endUs: 1_000_000,
  });
  await asideSuggestions(desk, await caller(desk), { item: item.talk, suggestions: [second.id] });
  expect(await shown(desk)).toMatchObject({ suggestions: [], aside: 1 });
  await asideSuggestions(desk, await caller(desk), { item: item.talk, suggestions: "all back" });
  expect(await shown(desk)).toMatchObject({ suggestions: [second], aside: 0 });
  await says(changeSchema.parse({ verb: "segment.withdraw", subject: first.id, payload: {} }));
  expect((await shown(desk)).suggestions).toEqual([second]);
  const { before, after } = await rebuild(at.desk.db);
  expect(after).toBe(before);
  // Asked once more, what it suggested before gives way to what it suggests now.
  const again = await asked(desk);
  expect(again.all.suggestions.map(({ id }) => id)).toEqual([`${again.asking}-1`, `${again.asking}-2`]);
});

test("a translation of what is written down is suggested line by line, and of other words it is suggested no more", async () => {
  const state = {
    item: item.mute,
    startUs: 0,
    endUs: 500_000,
    language: "uk",
    speaker: { kind: "unknown" },
    note: null,
  };
  for (const [id, text] of [
    ["m1", "Стій\nтут"],
    ["m2", "Ходи"],
  ] as const)
    await says(changeSchema.parse({ verb: "segment.state", subject: id, payload: { ...state, text } }));
  const desk = await deskWith("translation", `while read -r line; do echo "[$2>$3] $line"; done`);
  const { all } = await asked(desk, { kind: "translation", language: "en", of: item.mute });
  expect(all.suggestions.map((one) => one.text)).toEqual(["[uk>en] Стій тут", "[uk>en] Ходи"]);
  const [first, second] = all.suggestions;
  if (!first || !second) throw new Error("expected two");
  await says(takenAs(item.mute, second));
  const row = await at.desk.db.selectFrom("translation").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    id: second.id,
    segment: "m2",
    text: "[uk>en] Ходи",
    statedBy: "owner",
    reviewedBy: null,
  });
  await says(
    changeSchema.parse({ verb: "segment.correct", subject: "m1", payload: { ...state, text: "Стій там" } }),
  );
  expect((await shown(desk, item.mute)).suggestions).toEqual([]);
  // Only what has no translation is given.
  const fewer = await deskWith("translation", "wc -l");
  const counted = await asked(fewer, { kind: "translation", language: "en", of: item.mute });
  expect(counted.all.suggestions.map((one) => one.text)).toEqual(["1"]);
});

describe("nothing is taken, and the reason is told by its code, of a program that", () => {
  test.each<[does: string, script: string, code: string, limits?: Partial<Limits>]>([
    ["ends with an error after good words", `${CUE} back; echo it broke >&2; exit 3`, "program-failed"],
    ["ends as a sandbox would that failed", `${CUE} back; exit 97`, "program-failed"],
    ["starts what is not there", "exec /opt/none", "program-failed"],
    ["prints no subtitles", "echo hello", "program-not-subtitles"],
    ["prints nothing", "true", "program-not-subtitles"],
    [
      "prints bytes that are no text",
      "printf 'WEBVTT\\n\\n00:01.000 --> 00:02.000\\n\\377\\n'",
      "program-not-text",
    ],
    ["steers a terminal", `${CUE} "$(printf '\\033[2Jgone')"`, "program-not-text"],
    ["says words after the film", "printf 'WEBVTT\\n\\n00:04.000 --> 00:04.500\\nlate\\n'", "program-times"],
    ["never ends", "sleep 600", "program-too-slow", { wallMs: 1500 }],
    ["uses the processor without end", "while :; do :; done", "program-too-slow", { cpuSeconds: 1 }],
    ["prints without end", "yes WEBVTT", "program-too-much", { outputBytes: 100_000 }],
    [
      "fills the memory that is its disk",
      "cat /dev/zero >/tmp/full",
      "program-too-much",
      { memoryBytes: 200_000_000 },
    ],
  ])("%s", async (_, script, code, limits = {}) => {
    const desk = await deskWith("speech", script);
    const before = await entries();
    const { all, one } = await asked(desk, { limits });
    expect(one).toMatchObject({ state: "refused", code });
    expect(one?.sentence).toMatch(/^The program|^What the program|^Line \d|^The cue/);
    expect(all.suggestions).toEqual([]);
    expect(await entries()).toBe(before);
  });

  test("translates into another number of lines", async () => {
    const desk = await deskWith("translation", "cat; echo and one more");
    const { one, all } = await asked(desk, { kind: "translation", language: "fi", of: item.mute });
    expect(one).toMatchObject({ state: "refused", code: "program-lines" });
    expect(all.suggestions).toEqual([]);
  });

  test("listens to a film without sound", async () => {
    const { one } = await asked(await deskWith("speech", `${CUE} back`), { of: item.mute });
    expect(one).toMatchObject({ state: "refused", code: "no-sound" });
  });
});

test("in the queue it is told how far it is, is asked for once at a time, and is stopped by a member", async () => {
  const desk = await deskWith(
    "speech",
    `${CUE} halfway; sleep 1.2; printf '\\n00:02.500 --> 00:03.000\\nmore\\n'; sleep 600`,
  );
  const asking = await ask(desk, "speech", "sr");
  const worker = await startWorker(desk, { comparing: false });
  try {
    const state = async () => (await shown(desk)).askings.find(({ id }) => id === asking);
    await expect.poll(async () => (await state())?.share, { timeout: 20_000 }).toBeCloseTo(0.75, 1);
    const again = await askedPrograms(desk, await caller(desk), {
      item: item.talk,
      kind: "speech",
      language: "SR",
    });
    expect(again.ok ? null : again.refusal.code).toBe("asked-already");
    await stoppedAsking(desk, await caller(desk), { item: item.talk, asking });
    await expect
      .poll(
        async () =>
          (await desk.db.selectFrom("suggestion").select("id").where("asking", "=", asking).execute()).length,
      )
      .toBe(0);
    expect(await state()).toMatchObject({ state: "stopped" });
    await expect.poll(() => sleeping(), { timeout: 10_000 }).toBe(0);
  } finally {
    await worker.stop();
  }
});

/** How many processes of this machine sleep as ours do. */
async function sleeping(): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const said = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return said.filter((line) => line === ["sleep", "600", ""].join("\0")).length;
}

test("a desk that closes gives it back, and the next one that has the program does it", async () => {
  const slow = await deskWith("speech", "sleep 600");
  const asking = await ask(slow, "speech", "pl");
  const closing = await startWorker(slow, { comparing: false });
  await expect
    .poll(async () => (await shown(slow)).askings.at(-1)?.state, { timeout: 20_000 })
    .toBe("running");
  await closing.stop();
  expect((await shown(slow)).askings.at(-1)).toMatchObject({ id: asking, state: "waiting" });
  const quick = await deskWith("speech", `${CUE} now`);
  const worker = await startWorker(quick, { comparing: false });
  try {
    await expect
      .poll(async () => (await shown(quick)).askings.at(-1)?.state, { timeout: 20_000 })
      .toBe("over");
    expect((await shown(quick)).suggestions.at(-1)).toMatchObject({ language: "pl", text: "now" });
  } finally {
    await worker.stop();
  }
});

async function refused(...asking: Parameters<typeof askedPrograms>): Promise<string | null> {
  const answer = await askedPrograms(...asking);
  return answer.ok ? null : answer.refusal.code;
}

test("without a program, of what is not there, or by whoever writes no transcripts, nothing is asked", async () => {
  const who = await caller(at.desk);
  const speech = { item: item.talk, kind: "speech", language: null } as const;
  expect(await refused(at.desk, who, speech)).toBe("no-program");
  const desk = await deskWith("speech", "true");
  expect(await refused(desk, { ...who, role: "viewer" }, speech)).toBe("not-allowed");
  expect(await refused(desk, who, { ...speech, item: "none" })).toBe("no-such-item");
  const viewer = await suggestionsFor(desk, { ...who, role: "viewer" }, item.talk);
  expect(viewer.ok && [viewer.value.askings, viewer.value.suggestions]).toEqual([[], []]);
});

test("a program beside the data of the desk, or that is no program, is refused by name", async () => {
  const { folder, desk } = at;
  const beside = join(folder, "beside");
  await writeFile(beside, "#!/bin/sh\n", { mode: 0o755 });
  expect(nameProgram(beside, desk.dataDir)).toMatch(/holds the data of the desk/);
  await writeFile(join(desk.dataDir, "inside"), "#!/bin/sh\n", { mode: 0o755 });
  expect(nameProgram(join(desk.dataDir, "inside"), desk.dataDir)).toMatch(/lies in it/);
  const { words } = await program("true");
  await chmod(words[0] ?? "", 0o644);
  for (const line of [words[0] ?? "", folder, "/none", "listen", ""])
    expect([line, typeof nameProgram(line, desk.dataDir)]).toEqual([line, "string"]);
  expect(nameProgram("/bin/cat -u", desk.dataDir)).toMatchObject({ name: "cat", needs: [] });
});
