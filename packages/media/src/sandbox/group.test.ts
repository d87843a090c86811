// Groups of others: what was made a moment ago, by a process that we cannot see, is not ours to sweep.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { defaultLimits } from "../limits.ts";
import { openGroup } from "./group.ts";

test("a group of a process that another namespace numbers is left where it was just made", async ({
  skip,
}) => {
  const own = openGroup(defaultLimits.photo);
  if (own === undefined) return skip("no control groups can be made here");
  const parents = own.doors.map((door) => dirname(dirname(door)));
  await own.close();
  // No process has this number: the kernel gives none beyond 4194304.
  const others = parents.map((parent) => join(parent, `sightline-4194999-${"ab".repeat(8)}`));
  try {
    for (const folder of others) mkdirSync(folder);
    const asks = `const { isGrouped } = await import(${JSON.stringify(join(import.meta.dirname, "group.ts"))}); console.log(isGrouped());`;
    const told = execFileSync(process.execPath, ["--input-type=module", "-e", asks], { encoding: "utf8" });
    expect(told.trim()).toBe("true");
    expect(others.filter((folder) => existsSync(folder))).toEqual(others);
  } finally {
    for (const folder of others) if (existsSync(folder)) rmdirSync(folder);
  }
});
