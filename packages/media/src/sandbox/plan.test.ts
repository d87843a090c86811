// The limit of open files: nobody may raise it above what the desk itself was given, so a child asks for no more.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { mostFiles } from "./plan.ts";

const limits = (soft: string, hard: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units     \nMax open files            ${soft.padEnd(20)} ${hard.padEnd(20)} files     \n`;

test.each([
  ["1024", "1048576", 256],
  ["128", "128", 128],
  ["90", "4096", 256],
  ["unlimited", "unlimited", 256],
])("with %s, at most %s, a child has %i", (soft, hard, most) => {
  expect(mostFiles(limits(soft, hard))).toBe(most);
});

test("with few handles a program still starts under its limits, as whoever it runs as", () => {
  const most = `import("${import.meta.dirname}/plan.ts").then(({ mostFiles }) => console.log(mostFiles()))`;
  const said = spawnSync("sh", ["-c", 'ulimit -n 100; exec "$@"', "sh", process.execPath, "-e", most], {
    encoding: "utf8",
  });
  expect(said.stdout.trim()).toBe("100");
});
