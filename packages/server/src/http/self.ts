// What a page keeps a member's own under: the same for this desk, investigation and member, and telling nothing of them.
import { createHash } from "node:crypto";
import { canonicalJson } from "@sightline/domain";
import type { Caller } from "../investigation/caller.ts";
import { folderId } from "../storage/folder-id.ts";

export function selvesOf(dataDir: string) {
  let folder: string | null = null;
  return async ({ investigation, member }: Pick<Caller, "investigation" | "member">): Promise<string> => {
    folder ??= await named(dataDir);
    const said = canonicalJson([folder, investigation, member]);
    return createHash("sha256").update(said).digest("hex");
  };
}

async function named(dataDir: string): Promise<string> {
  const id = await folderId(dataDir);
  if (typeof id !== "string") throw new Error(id.refusal.sentence);
  return id;
}
