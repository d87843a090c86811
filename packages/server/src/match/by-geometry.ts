// Asks geometry about contents: finds the points of their key frames, and compares two in full. Its threads start when needed.
import {
  isRefusal,
  openGeometry,
  openRanking,
  relatePair,
  viewsIn,
  type Clip,
  type Geometry,
  type GreyFrame,
  type Header,
  type PixelStore,
  type Ranking,
  type Views,
} from "@sightline/media";
import type { Relation } from "@sightline/match";
import type { Desk } from "../desk.ts";
import { loadPrints } from "./prints.ts";

export type ByGeometry = {
  /** The points of frames that were kept when the content was decoded. */
  readonly find: (clip: Clip, kept: readonly GreyFrame[], options: Asking) => Promise<Views>;
  /** How `b` lies in `a`, the longer one, or null. A content that cannot be decoded again relates to nothing. */
  readonly relate: (a: Views, b: Views, options: AskingTwo) => Promise<Relation | null>;
  /** Contents by their points; empty until they are added. */
  readonly ranking: () => Ranking;
  readonly close: () => Promise<void>;
};

type Asking = { readonly signal?: AbortSignal | undefined };
type AskingTwo = Asking & {
  /** What was decoded for other pairs of the same contents. */
  readonly store: PixelStore;
  /** Names the run in which photos may share a decoder; undefined where they may not. */
  readonly batch: string | undefined;
};

/** Key frames of a content: 80 KB each as stored. */
const looked = { most: 32 } as const;

export function byGeometry(threads = 1): ByGeometry {
  let geometry: Geometry | null = null;
  let ranking: Ranking | null = null;
  const asked = async <T>(question: (geometry: Geometry) => Promise<T>): Promise<T> => {
    const opened = (geometry ??= openGeometry(threads));
    try {
      return await question(opened);
    } catch (fault) {
      // A thread may be what failed: the next question has others.
      if (geometry === opened) geometry = null;
      await opened.close();
      throw fault;
    }
  };
  return {
    find: (clip, kept, { signal }) =>
      asked((thread) => viewsIn(clip, kept, thread, { ...looked, ...(signal && { signal }) })),
    relate: (a, b, { signal, store, batch }) =>
      asked(async (opened) => {
        const found = await relatePair(a, b, { geometry: opened, store, batch, ...(signal && { signal }) });
        return found === null || isRefusal(found) ? null : found;
      }),
    ranking: () => (ranking ??= openRanking()),
    close: async () => {
      await Promise.all([geometry?.close(), ranking?.close()]);
    },
  };
}

/** A content as geometry is asked about it; null where it has not been decoded. */
export async function loadClip(desk: Pick<Desk, "db" | "originals">, sha256: string): Promise<Clip | null> {
  const [printed] = await loadPrints(desk.db, [sha256]);
  const row = await desk.db
    .selectFrom("inspection")
    .select("header")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (!row?.header || !printed) return null;
  const { prints } = printed;
  const { stored = null, ...rest } = row.header;
  const header = { ...rest, stored, kind: prints.kind, ptsUs: prints.ptsUs } as Header;
  return { path: desk.originals.path(sha256), header, prints };
}
