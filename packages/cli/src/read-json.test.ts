// A file that is named on the command line is UTF-8, or is refused: bytes that are none would all be read as one letter.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readJson, readText } from "./read-json.ts";

async function fileOf(bytes: Uint8Array | string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-read-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "case.json");
  await writeFile(file, bytes);
  return file;
}

test("text in any script is read as it stands, without its byte order mark", async () => {
  const text = '{"name":"ґанок 磨坊 👩🏽‍🚒"}';
  expect(await readText(await fileOf(`\uFEFF${text}`))).toEqual({ ok: true, value: text });
  expect(await readJson(await fileOf(text))).toEqual({ ok: true, value: JSON.parse(text) });
});

test.each([
  ["an old encoding", Buffer.from('{"name":"M\xfchle"}', "latin1")],
  ["UTF-16", Buffer.from('\uFEFF{"name":"Mühle"}', "utf16le")],
  ["half of a surrogate pair in bytes", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
])("%s is refused by name", async (_, bytes) => {
  const file = await fileOf(bytes);
  expect(await readJson(file)).toMatchObject({
    ok: false,
    refusal: { code: "text-not-unicode", path: file },
  });
});
