// Who stands behind an item's marks, headcounts and groups, and the buttons for whoever is still missing.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { proposeChanges, type HandsShown } from "@sightline/domain";
import { ItemLink } from "../desk/ItemLink.tsx";
import { BY_MARKS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { linesToSign, type Line } from "./lines-to-sign.ts";

export function SeenByTwo({ item }: { item: ItemShown }) {
  const lines = linesToSign(item);
  if (lines.length === 0) return null;
  return (
    <Section title={t`Seen by two members`}>
      <p className="mt-2 text-small text-dim">
        {t`Marks, headcounts and groups count once a second member has reviewed them.`}
      </p>
      <List className="mt-3">
        {lines.map((line) => (
          <SignedLine key={line.id} line={line} />
        ))}
      </List>
    </Section>
  );
}

function SignedLine({ line: { what, hands, change, members } }: { line: Line }) {
  const investigation = useInvestigation();
  const signing = useChange(proposeChanges, { invalidates: BY_MARKS });
  const { busy, refusal } = signing;
  const word = hands.statedBy === null ? t`Sign off` : t`Review`;
  return (
    <li className="py-2 text-small">
      <p className="figures min-w-0 break-words font-medium">{what}</p>
      {members && <Members members={members} />}
      <Signatures hands={hands} />
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      {hands.reviewedBy === null && hands.whyNot !== null && <p className="text-dim">{hands.whyNot}</p>}
      {hands.reviewedBy === null && hands.whyNot === null && (
        <Button
          icon="check"
          className="mt-1.5"
          disabled={busy}
          aria-label={`${word}: ${what}`}
          onClick={() => void signing.change({ investigation, changes: [change] })}
        >
          {word}
        </Button>
      )}
    </li>
  );
}

function Signatures({ hands: { statedBy, reviewedBy } }: { hands: HandsShown }) {
  if (statedBy === null)
    return (
      <p className="font-semibold text-care">{t`Nobody has signed them off as they are now; not used.`}</p>
    );
  return reviewedBy === null ? (
    <p className="font-semibold text-care">
      <Trans>By {statedBy}; not yet seen by a second member, so not used.</Trans>
    </p>
  ) : (
    <p className="text-dim">
      <Trans>
        By {statedBy}, reviewed by {reviewedBy}.
      </Trans>
    </p>
  );
}

function Members({ members }: { members: NonNullable<Line["members"]> }) {
  return (
    <details className="text-dim">
      <summary className="figures cursor-pointer hover:text-ink">
        <Trans>See all {members.length}</Trans>
      </summary>
      <ul className="mb-1 ml-4 mt-1">
        {members.map(({ id, name, item }) => (
          <li key={id} className="break-words">
            {item === null ? name : <ItemLink item={item}>{name}</ItemLink>}
          </li>
        ))}
      </ul>
    </details>
  );
}
