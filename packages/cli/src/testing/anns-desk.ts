// A desk of one photo and two films on which Ann writes by commands; for tests.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { command, folderFor, succeed } from "./command.ts";
import { commented, draw, drawCut } from "./draw.ts";

export const because = ["--reason", "looked again"];

export type Written = { readonly verb: string; readonly subject: string; readonly seq: number };
type Case = { readonly [list: string]: readonly { readonly id: string }[] };

export function annsDesk(name: string) {
  const folder = folderFor(name);
  const at = (file: string): string => join(folder, file);
  const here = (...args: string[]) => command(["--data", at("data"), ...args]);
  const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);
  const caseOf = async (): Promise<Case> => JSON.parse(await desk("export-case")) as Case;
  return {
    at,
    here,
    desk,
    caseOf,
    rowOf: async (list: string, id: string) => (await caseOf())[list]?.find((row) => row.id === id),
    /** `a.jpg`, `film.mp4` of frames 100 ms apart, and `cut.mp4` with a cut at 1.5 s. */
    collect: async (): Promise<void> => {
      const { photo, video } = await draw(folder);
      await mkdir(at("in"));
      await writeFile(at("in/a.jpg"), commented(photo, "a"));
      await writeFile(at("in/film.mp4"), video);
      await drawCut(at("in/cut.mp4"));
      await desk("collect", "--new", "--investigation", "Yard", "--no-compare", at("in"));
      await desk("member", "add", "ann", "--name", "Ann", "--role", "editor");
    },
    /** By Ann; what was written. */
    wrote: async (...args: string[]): Promise<Written[]> =>
      JSON.parse(await desk("--as", "ann", ...args, "--json")) as Written[],
    refused: async (...args: string[]): Promise<unknown> => {
      const { code, stdout } = await here("--as", "ann", ...args, "--json");
      expect(code).toBe(1);
      return (JSON.parse(stdout) as { refused: string }).refused;
    },
  };
}
