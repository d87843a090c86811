// Handing an investigation over by command: packed, checked, opened by another desk, and told when a byte is another.
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command, folderFor, succeed } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";

const folder = folderFor("hand-over");
const at = (name: string): string => join(folder, name);

test("it is packed, checked and restored, and a file that was changed is named", async () => {
  const { photo } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await succeed([
    "--data",
    at("data"),
    "collect",
    "--no-compare",
    "--new",
    "--investigation",
    "Mill road",
    at("in"),
  ]);

  const packed = JSON.parse(
    await succeed(["--data", at("data"), "hand-over", at("bag"), "--investigation", "Mill road", "--json"]),
  ) as { stateHash: string };
  expect(await succeed(["check-bag", at("bag")])).toMatch(
    /^The bag is complete and valid: 4 files of \d+ bytes, by sha256\.$/,
  );
  const restored = JSON.parse(
    await succeed(["--data", at("other"), "restore", at("bag/data"), "--json"]),
  ) as {
    stateHash: { restored: string };
  };
  expect(restored.stateHash.restored).toBe(packed.stateHash);

  await appendFile(at("bag/bag-info.txt"), "Contact-Name: somebody else\n");
  const checked = await command(["check-bag", at("bag")]);
  expect(checked.code).toBe(1);
  expect(checked.stdout.trimEnd()).toBe(
    "bag-info.txt: Its bytes are not those of which tagmanifest-sha256.txt has the hash.\nThe bag is not valid: 1 problem in 4 files of " +
      `${/of (\d+ bytes)/.exec(checked.stdout)?.[1]}, by sha256.`,
  );
  expect(await command(["check-bag", at("in")])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("(not-a-bag)"),
  });
});

test("a bag with weak hashes alone is told so", async () => {
  await mkdir(at("weak/data"), { recursive: true });
  await writeFile(at("weak/data/a.txt"), "one");
  await writeFile(at("weak/bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  await writeFile(at("weak/manifest-md5.txt"), "f97c5d29941bfb1b2fdab0874906ab82  data/a.txt\n");
  expect(await succeed(["check-bag", at("weak")])).toBe(
    "Its hashes show what broke by accident; against somebody who changed a file on purpose they hold nothing.\nThe bag is complete and valid: 1 file of 3 bytes, by md5.",
  );
});
