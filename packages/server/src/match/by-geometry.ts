// Asks geometry about two contents whose hashes are near and not near enough: one thread, started when it is first needed.
import {
  isRefusal,
  openGeometry,
  relateByGeometry,
  type Clip,
  type Geometry,
  type Header,
} from "@sightline/media";
import type { Relation } from "@sightline/match";
import type { Desk } from "../desk.ts";
import type { Named } from "./goes-first.ts";

export type ByGeometry = {
  /** How `b` lies in `a`, the longer one, or null. A content that cannot be decoded again relates to nothing. */
  readonly relate: (a: Named, b: Named, signal: AbortSignal | undefined) => Promise<Relation | null>;
  readonly close: () => Promise<void>;
};

export function byGeometry(desk: Pick<Desk, "db" | "originals">): ByGeometry {
  let geometry: Geometry | null = null;
  return {
    relate: async (a, b, signal) => {
      const [clipA, clipB] = [await clipOf(desk, a), await clipOf(desk, b)];
      if (!clipA || !clipB) return null;
      geometry ??= openGeometry();
      const found = await relateByGeometry(clipA, clipB, { geometry, ...(signal && { signal }) });
      return found === null || isRefusal(found) ? null : found;
    },
    close: async () => geometry?.close(),
  };
}

async function clipOf(desk: Pick<Desk, "db" | "originals">, { sha256, prints }: Named): Promise<Clip | null> {
  const row = await desk.db
    .selectFrom("inspection")
    .select("header")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (!row?.header) return null;
  const { stored = null, ...rest } = row.header;
  const header = { ...rest, stored, kind: prints.kind, ptsUs: prints.ptsUs } as Header;
  return { path: desk.originals.path(sha256), header, prints };
}
