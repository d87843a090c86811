// Originals and pictures that were changed, swapped, linked or lost: each told by name.
import { execFileSync } from "node:child_process";
import {
  chmod,
  chown,
  copyFile,
  link,
  lstat,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { renditionsOf } from "../desk.ts";
import { at, spoilADeskInEachTest, told } from "../testing/spoiled-desk.ts";
import { fsck } from "./fsck.ts";
import { heldBy } from "./held-fast.ts";

spoilADeskInEachTest();

const item = async () =>
  at.desk.db.selectFrom("item").select(["sha256"]).where("name", "=", "1.png").executeTakeFirstOrThrow();

describe("files", () => {
  test("an original that can be written to, or whose folder others can write to", async () => {
    const { sha256 } = await item();
    const path = at.desk.originals.path(sha256);
    await chmod(path, 0o644);
    await chmod(join(path, ".."), 0o777);
    const said = (await told()).join("\n");
    expect(said).toContain(`${sha256}: The original can be written to (mode 644)`);
    expect(said).toContain("Others can put files into this folder (mode 777)");
  });

  test("an original with other bytes, or one that is a link", async () => {
    const { sha256 } = await item();
    const path = at.desk.originals.path(sha256);
    const bytes = await readFile(path);
    await chmod(path, 0o644);
    await writeFile(path, bytes.fill(1, 100, 101));
    await chmod(path, 0o444);
    expect((await told()).join("\n")).toContain(`The original ${sha256} was altered`);
    await rm(path);
    await symlink(join(at.folder, "in", "1.png"), path);
    expect((await told()).join("\n")).toContain(`${path}: The original is a symbolic link`);
  });

  test("pictures of two items that were swapped, or one that is gone", async () => {
    const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("name").execute();
    const [a = "", b = ""] = rows.map(({ sha256 }) => join(renditionsOf(at.desk, sha256), "still.jpg"));
    const bytes = await readFile(a);
    await rm(a);
    await copyFile(b, a);
    await rm(b);
    await writeFile(b, bytes, { mode: 0o444 });
    expect((await told()).filter((one) => one.includes("is not the one that was made from it")).length).toBe(
      2,
    );
    await rm(a);
    expect((await told()).join("\n")).toContain("is missing; collect its item again");
  });

  test("a pipe or a link in place of a picture, and a file in place of a folder of them", async () => {
    const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("name").execute();
    const [a = "", b = ""] = rows.map(({ sha256 }) => renditionsOf(at.desk, sha256));
    const [still, veil] = [join(a, "still.jpg"), join(a, "veil.jpg")];
    await rm(still);
    await rm(veil);
    execFileSync("mkfifo", [still]);
    await symlink("/nowhere", veil);
    await rm(b, { recursive: true });
    await writeFile(b, "");
    const said = (await told()).join("\n");
    expect(said).toContain(`${still}: This is no file`);
    expect(said).toContain(`${veil}: The picture is a symbolic link`);
    expect(said).toContain(`${b}: No folder of pictures`);
  });

  test("pictures made before hashes were noted are told as not seen", async () => {
    await at.desk.db.deleteFrom("renditionHash").execute();
    const { problems, unseen } = await fsck(at.desk);
    expect(problems).toEqual([]);
    expect(unseen.join("\n")).toContain("6 pictures made before hashes");
  });

  const both = ["original", "picture"] as const;
  const aFile = async (kind: (typeof both)[number]): Promise<string> => {
    const { sha256 } = await item();
    return kind === "original"
      ? at.desk.originals.path(sha256)
      : join(renditionsOf(at.desk, sha256), "still.jpg");
  };

  test.each(both)("of each kind (%s) that can be written to, and its folder", async (kind) => {
    const path = await aFile(kind);
    await chmod(path, 0o464);
    await chmod(dirname(path), 0o770);
    const said = (await told()).join("\n");
    expect(said).toContain(`The ${kind} can be written to (mode 464)`);
    expect(said).toContain(`${dirname(path)}: Others can put files into this folder (mode 770)`);
  });

  test.each(both)("of each kind (%s) that have another name", async (kind) => {
    await link(await aFile(kind), join(at.folder, "another-name"));
    expect(await told()).toEqual([expect.stringContaining(`The ${kind} has 2 names (hard links)`)]);
  });

  test.each(both)(
    "of each kind (%s) that are links to the right bytes, or whose folders are",
    async (kind) => {
      const path = await aFile(kind);
      await rename(path, join(at.folder, "elsewhere"));
      await symlink(join(at.folder, "elsewhere"), path);
      expect((await told()).join("\n")).toContain(`The ${kind} is a symbolic link`);
      await rm(path);
      await rename(join(at.folder, "elsewhere"), path);
      const top = join(at.desk.dataDir, `${kind === "original" ? "originals" : "renditions"}`);
      await rename(top, join(at.folder, "all"));
      await symlink(join(at.folder, "all"), top);
      expect(await told()).toEqual([
        `${top}: This folder is a symbolic link: what lies behind it can be swapped; move that here.`,
      ]);
    },
  );

  test.each(both)("of each kind (%s) that belong to somebody else", async (kind) => {
    const path = await aFile(kind);
    const said: string[] = [];
    const own = (await lstat(path)).uid;
    const held = heldBy(new Set([own + 1]), dirname(path), (_, sentence) => void said.push(sentence));
    expect(await held.file(path, { what: path, kind })).toBe(true);
    expect(said).toEqual(
      ["folder", kind].map(
        (one) => `The ${one} belongs to another account (${own}), which can change it; chown it.`,
      ),
    );
  });

  // Only root can give a file away.
  test.runIf(process.getuid?.() === 0).each(both)("of each kind (%s) that were given away", async (kind) => {
    await chown(await aFile(kind), 4321, 4321);
    expect(await told()).toEqual([expect.stringContaining(`The ${kind} belongs to another account (4321)`)]);
  });
});
