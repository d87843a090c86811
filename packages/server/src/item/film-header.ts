// The header of a photo or film that was decoded, as what decodes it once more asks for it.
import type { Header } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { ptsFromBlob } from "./blob.ts";

export type Video = { readonly sha256: string; readonly header: Header };

/** Null where no decoder has been through it. */
export async function videoOf(desk: Pick<Desk, "db">, sha256: string): Promise<Video | null> {
  const header = await headerOf(desk, sha256, "video");
  return header && { sha256, header };
}

/** The same of either kind. */
export async function headerOf(
  desk: Pick<Desk, "db">,
  sha256: string,
  kind: Header["kind"],
): Promise<Header | null> {
  const row = await desk.db
    .selectFrom("inspection")
    .innerJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["header", "ptsUs"])
    .where("inspection.sha256", "=", sha256)
    .executeTakeFirst();
  if (!row?.header) return null;
  const { stored = null, ...rest } = row.header;
  return { ...rest, stored, kind, ptsUs: ptsFromBlob(row.ptsUs) } as Header;
}
