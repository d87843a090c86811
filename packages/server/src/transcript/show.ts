// The transcript of one item, as its page shows it.
import {
  heardIn,
  isOfItsWords,
  noItem,
  ok,
  segmentsIn,
  speakerIn,
  translationsIn,
  type Result,
  type Rows,
  type TranscriptShown,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { mayNot, whyNot, type Caller } from "../investigation/caller.ts";
import { askedFor } from "../investigation/outside.ts";

export async function showOneTranscript(
  desk: Pick<Desk, "db">,
  caller: Caller,
  id: string,
): Promise<Result<TranscriptShown>> {
  const { held, investigation } = caller;
  const item = held.item.get(id);
  if (!item) return noItem(id);
  const { name, sha256, kind } = item;
  const films = kind === "video" ? [sha256] : [];
  const outside = await askedFor(desk.db, investigation, { seen: films, tracks: [] });
  const heard = (kind === "video" ? heardIn(outside, item) : null) as TranscriptShown["heard"];
  const segments = segmentsIn(held, id).map(({ item: _, withdrawn: __, ...row }) => ({
    ...row,
    speaker: speakerIn(held, row),
    translations: translationsIn(held, row.id).map((one) => translationShown(caller, one)),
  }));
  return ok({ item: id, name, sha256, heard, mayNot: mayNotWrite(caller, id), segments });
}

/** Asked of the rule by a segment that nobody has placed: whoever may write none is told by their role. */
function mayNotWrite(caller: Caller, item: string): string | null {
  const role = mayNot(caller, "segment.state", "writes no transcripts");
  return (
    role ??
    whyNot(caller, {
      verb: "segment.state",
      subject: `a new segment of ${item}`,
      payload: {
        item,
        startUs: null,
        endUs: null,
        text: "…",
        language: "und",
        speaker: { kind: "unknown" },
        note: null,
      },
    })
  );
}

type Translated = TranscriptShown["segments"][number]["translations"][number];

function translationShown(
  caller: Caller,
  { segment, withdrawn: _, ...row }: Rows["translation"],
): Translated {
  const { id: subject, version, reviewedBy } = row;
  const refused =
    mayNot(caller, "translation.review", "reviews no translations") ??
    whyNot(caller, { verb: "translation.review", subject, payload: { version } });
  return {
    ...row,
    isOfItsWords: isOfItsWords(caller.held, { ...row, segment }),
    whyNot: reviewedBy === null ? refused : null,
  };
}
