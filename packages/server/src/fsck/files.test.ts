// Originals and pictures that were changed, swapped, linked or lost: each told by name.
import { execFileSync } from "node:child_process";
import { chmod, copyFile, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renditionsOf } from "../desk.ts";
import { at, spoilADeskInEachTest, told } from "../testing/spoiled-desk.ts";
import { fsck } from "./fsck.ts";

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
    expect((await told()).join("\n")).toContain(`${path}: This file is in the originals`);
  });

  test("pictures of two items that were swapped, or one that is gone", async () => {
    const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("name").execute();
    const [a = "", b = ""] = rows.map(({ sha256 }) => join(renditionsOf(at.desk, sha256), "still.jpg"));
    const bytes = await readFile(a);
    await copyFile(b, a);
    await writeFile(b, bytes);
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
    for (const path of [still, veil]) expect(said).toContain(`${path}: This is no file`);
    expect(said).toContain(`${b}: No folder of pictures`);
  });

  test("pictures made before hashes were noted are told as not seen", async () => {
    await at.desk.db.deleteFrom("renditionHash").execute();
    const { problems, unseen } = await fsck(at.desk);
    expect(problems).toEqual([]);
    expect(unseen.join("\n")).toContain("6 pictures made before hashes");
  });
});
