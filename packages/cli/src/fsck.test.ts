// `sightline fsck` as a person uses it: heads that lie elsewhere, a head that somebody wrote down, what could not be seen.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";

const folder = folderFor("fsck");
const heads = join(folder, "stick", "heads.jsonl");
const how = { env: { SIGHTLINE_HEADS: heads } };
const data = ["--data", join(folder, "data")];

test("every command notes how far the journals go, and fsck holds them against it", async () => {
  await mkdir(join(folder, "stick"));
  const photo = join(folder, "one.png");
  const background = { r: 10, g: 90, b: 160 };
  await writeFile(
    photo,
    await sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  await succeed([...data, "collect", photo], how);
  await succeed([...data, "member", "add", "ann"], how);
  const noted = (await readFile(heads, "utf8")).trim().split("\n");
  const [, second] = noted.map(
    (line) => JSON.parse(line) as { seq: number; hash: string; since: { seq: number } },
  );
  expect([noted.length, second?.seq, second?.since.seq]).toEqual([2, 4, 3]);

  const text = await succeed([...data, "fsck", "--head", second?.hash ?? ""], how);
  expect(text).toContain("All of it is as it was.");
  expect(text).toContain("This could not have been seen:");
  expect(text).not.toContain("were rewritten");
  const alone = await succeed([...data, "fsck"]);
  expect(alone).toContain("whether entries 1 to 4 were rewritten");

  const other = await command([...data, "fsck", "--head", "f".repeat(64)], how);
  expect([other.code, other.stdout]).toEqual([1, expect.stringContaining("No entry has this hash")]);
  const none = await command([...data, "fsck", "--json", "--head", "yesterday"], how);
  expect([none.code, jsonLines(none.stdout)]).toMatchObject([
    1,
    [{ refused: "head-unreadable", path: "yesterday" }],
  ]);
});

test("heads that cannot be written are told, and the command has done its work", async () => {
  const nowhere = { env: { SIGHTLINE_HEADS: join(folder, "no-stick", "heads.jsonl") } };
  const { code, stderr } = await command([...data, "member", "add", "ben"], nowhere);
  expect([code, stderr]).toEqual([0, expect.stringContaining("could not be noted")]);
  await succeed([...data, "member", "add", "cem"], how);
  expect(await succeed([...data, "fsck"], how)).toContain("All of it is as it was.");
});
