// The job that reads what is embedded in an original: camera, dates, places, software. Untrusted, kept as text.
import { textJson } from "@sightline/domain";
import { isOfMachine, isRefusal, readMetadata } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { OutageError, pressing } from "../outage/outage.ts";
import type { Jobs } from "./enqueue.ts";
import { NotDecodedHere } from "./inspect.ts";
import { onlyHolder } from "./only-holder.ts";

export async function runMetadata(
  desk: Desk,
  { sha256 }: Jobs["metadata"],
  signal?: AbortSignal,
): Promise<void> {
  const batch = await onlyHolder(desk, sha256);
  const read = await readMetadata(desk.originals.path(sha256), { batch, ...(signal && { signal }) });
  const outage = isRefusal(read) ? await pressing(desk.dataDir) : null;
  if (outage) throw new OutageError(outage);
  if (isRefusal(read) && isOfMachine(read.code)) throw new NotDecodedHere(read);
  const row = isRefusal(read)
    ? { metadata: null, code: read.code, sentence: read.sentence }
    : { metadata: textJson(read), code: null, sentence: null };
  await desk.db
    .insertInto("metadata")
    .values({ sha256, ...row })
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet(row))
    .execute();
}
