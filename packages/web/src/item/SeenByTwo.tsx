// Who stands behind an item's marks, headcounts and groups, and the buttons for whoever is still missing.
import {
  reviewGroup,
  reviewHeadcount,
  reviewMarks,
  stateMarks,
  type HandsShown,
  type Refusal,
} from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tell, type Answer } from "../api.ts";
import { Icon } from "../desk/Icon.tsx";
import { counted, instantOf } from "../desk/words.ts";
import type { ItemShown } from "./ItemPage.tsx";

type Act = () => Promise<Answer<{ written: boolean }>>;
type Line = { readonly id: string; readonly what: string; readonly hands: HandsShown; readonly act: Act };

export function SeenByTwo({ investigation, item }: { investigation: string; item: ItemShown }) {
  const { busy, refusal, sign } = useSigning();
  const lines = linesOf(investigation, item);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="seen-by-two">
      <h2 id="seen-by-two" className="heading text-xl">
        Seen by two members
      </h2>
      <p className="mt-2 text-[0.93rem] text-dim">
        Marks, headcounts and groups count once a second member has reviewed them.
      </p>
      {refusal && (
        <p role="alert" className="mt-2 flex items-start gap-2 text-bad">
          <span className="mt-0.5">
            <Icon name="alert" size={16} />
          </span>
          <span className="min-w-0">{refusal.sentence}</span>
        </p>
      )}
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {lines.map(({ id, what, hands, act }) => (
          <li key={id} className="py-2 text-[0.93rem]">
            <p className="figures min-w-0 break-words font-medium">{what}</p>
            <Standing hands={hands} />
            {hands.reviewedBy === null && (
              <Next what={what} hands={hands} busy={busy} onSign={() => void sign(act)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ hands: { statedBy, reviewedBy } }: { hands: HandsShown }) {
  if (statedBy === null)
    return <p className="font-semibold text-care">Nobody has signed them off as they are now; not used.</p>;
  return reviewedBy === null ? (
    <p className="font-semibold text-care">By {statedBy}; not yet seen by a second member, so not used.</p>
  ) : (
    <p className="text-dim">
      By {statedBy}, reviewed by {reviewedBy}.
    </p>
  );
}

type NextProps = Pick<Line, "what" | "hands"> & { readonly busy: boolean; readonly onSign: () => void };

function Next({ what, hands: { statedBy, whyNot }, busy, onSign }: NextProps) {
  if (whyNot !== null) return <p className="text-dim">{whyNot}</p>;
  const word = statedBy === null ? "Sign off" : "Review";
  return (
    <button
      type="button"
      className="button mt-1.5"
      disabled={busy}
      aria-label={`${word}: ${what}`}
      onClick={onSign}
    >
      <Icon name="check" size={16} /> {word}
    </button>
  );
}

function linesOf(investigation: string, item: ItemShown): Line[] {
  const { marks, headcounts, groups, sightings, tile } = item;
  const onMarks: Line[] = marks
    ? [
        {
          id: "marks",
          what: `Marks: ${sightings.length === 0 ? "nobody marked" : counted(sightings.length, "sighting")}`,
          hands: marks,
          act: () =>
            tell(marks.statedBy === null ? stateMarks : reviewMarks, {
              investigation,
              item: tile.id,
              version: marks.version,
            }),
        },
      ]
    : [];
  const counts = headcounts.map((count): Line => ({
    id: count.id,
    what: headcountSaid(count, tile.kind === "video"),
    hands: count,
    act: () => tell(reviewHeadcount, { investigation, headcount: count.id }),
  }));
  const inGroups = groups.map((group): Line => ({
    id: group.id,
    what: `Who belongs to “${group.name ?? group.id}”`,
    hands: group,
    act: () => tell(reviewGroup, { investigation, group: group.id, version: group.version }),
  }));
  return [...onMarks, ...counts, ...inGroups];
}

type Count = ItemShown["headcounts"][number];

function headcountSaid({ atLeast, atMost, subject, atUs }: Count, moving: boolean): string {
  const most = atMost === null ? "" : `, at most ${atMost}`;
  return `Headcount: at least ${atLeast}${most} (${subject})${moving ? `, at ${instantOf(atUs)}` : ""}`;
}

/** One signature at a time; the page then shows what is so. */
function useSigning() {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const sign = async (act: Act): Promise<void> => {
    setBusy(true);
    try {
      const answer = await act();
      setRefusal(answer.ok ? null : answer.refusal);
      await queries.invalidateQueries();
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      setRefusal({ code: "fault", sentence: `The desk did not answer as it should: ${message}` });
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, sign };
}
