// Reads again what members look at in place of an original: each file against what it hashed to when it was made.
import { join } from "node:path";
import type { Desk } from "../desk.ts";
import { renditionsOf } from "../desk.ts";
import { filesBelow, hashOfFile } from "../item/rendition-hashes.ts";
import { heldFast } from "./held-fast.ts";
import type { Tell } from "./problem.ts";

export type ReadRenditions = {
  readonly files: number;
  /** Made before their hashes were noted. */
  readonly unhashed: number;
};

const AGAIN = "collect its item again to have it made anew";

export async function checkRenditions(
  desk: Pick<Desk, "db" | "dataDir">,
  contents: Iterable<string>,
  tell: Tell,
): Promise<ReadRenditions> {
  let [files, unhashed] = [0, 0];
  const held = await heldFast(desk, join(desk.dataDir, "renditions"), tell);
  for (const sha256 of contents) {
    const rows = await desk.db
      .selectFrom("renditionHash")
      .select(["name", "hash"])
      .where("sha256", "=", sha256)
      .execute();
    const noted = new Map(rows.map(({ name, hash }) => [name, hash]));
    const folder = renditionsOf(desk, sha256);
    const there: readonly string[] = await filesBelow(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      if (error.code !== "ENOTDIR") throw error;
      tell(folder, `No folder of pictures, but a file stands here; remove it, and ${AGAIN}.`);
      return [];
    });
    for (const name of there) {
      const path = join(folder, name);
      const hash = noted.get(name);
      // One that is being made has not its name yet.
      if (name.endsWith(".part")) continue;
      files += 1;
      // A link leads elsewhere, and reading a pipe never ends.
      if (!(await held.file(path, { what: path, kind: "picture" }))) continue;
      if (hash === undefined) unhashed += 1;
      else if ((await hashOfFile(path)) !== hash)
        tell(
          path,
          `This picture of ${sha256} is not the one that was made from it; remove it, and ${AGAIN}.`,
        );
    }
    const gone = [...noted.keys()].filter((name) => !there.includes(name) && !isMadeWhenAsked(name));
    for (const name of gone) tell(join(folder, name), `This picture of ${sha256} is missing; ${AGAIN}.`);
  }
  return { files, unhashed };
}

/** Single frames and films are made when somebody asks for one, and can be lost. */
const isMadeWhenAsked = (name: string): boolean => /^(frames|exact)\/|^film$/.test(name);
