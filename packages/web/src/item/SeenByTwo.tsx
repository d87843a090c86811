// Who stands behind an item's marks, headcounts and groups, and the buttons for whoever is still missing.
import type { HandsShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { Icon } from "../desk/Icon.tsx";
import { useActing } from "../desk/use-acting.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { linesToSign, type Line } from "./lines-to-sign.ts";

export function SeenByTwo({ investigation, item }: { investigation: string; item: ItemShown }) {
  const { busy, refusal, perform } = useActing();
  const lines = linesToSign(investigation, item);
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
        {lines.map(({ id, what, hands, act, members }) => (
          <li key={id} className="py-2 text-[0.93rem]">
            <p className="figures min-w-0 break-words font-medium">{what}</p>
            {members && <Members investigation={investigation} members={members} />}
            <Standing hands={hands} />
            {hands.reviewedBy === null && (
              <Next what={what} hands={hands} busy={busy} onSign={() => void perform(act)} />
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

type MembersProps = { readonly investigation: string; readonly members: NonNullable<Line["members"]> };

function Members({ investigation, members }: MembersProps) {
  return (
    <details className="text-dim">
      <summary className="figures cursor-pointer hover:text-ink">See all {members.length}</summary>
      <ul className="mb-1 ml-4 mt-1">
        {members.map(({ id, name, item }) => (
          <li key={id} className="break-words">
            {item === null ? (
              name
            ) : (
              <Link to="/i/$investigation/items/$item" params={{ investigation, item }} className="link">
                {name}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
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
