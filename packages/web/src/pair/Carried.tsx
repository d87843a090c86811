// What confirmed footage would carry to an item: shown as proposals, and nothing of it is so until a member accepts it.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { acceptSighting, listProposals } from "@sightline/domain";
import { useState } from "react";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useMemberName } from "../desk/members.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { instantOf, listOf, shortIdOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import { verdictSaid } from "../item/Verdict.tsx";

type Proposals = z.infer<typeof listProposals.answer>;
/** So many proposed sightings are shown before somebody asks for the rest. */
const FEW = 5;

export function Carried({ item }: { item: string }) {
  const { data } = useAnswer(listProposals, { investigation: useInvestigation(), item });
  if (!data?.ok) return null;
  const { reviews, sightings } = data.value;
  if (reviews.length + sightings.length === 0) return null;
  return (
    <Section
      title={t`Proposed from its copies`}
      className="mt-14 rounded-lg border border-dashed border-edge px-5 py-4"
    >
      <p className="mt-1 max-w-prose text-dim">
        {t`This item is in one footage with others. What was said of them may hold here too; it does once a member says so. Leave out whoever is marked here already.`}
      </p>
      {reviews.map((review) => (
        <ProposedReview key={review.from.id} review={review} />
      ))}
      {sightings.length > 0 && <ProposedSightings item={item} sightings={sightings} />}
    </Section>
  );
}

function ProposedReview({ review }: { review: Proposals["reviews"][number] }) {
  const { from, verdict, reviews } = review;
  const nameOf = useMemberName() ?? (() => t`a member`);
  return (
    <div className="mt-4">
      <p>
        <Trans>
          <ItemLink item={from.id}>{from.name}</ItemLink> is {verdictSaid(verdict)}, say{" "}
          {listOf(reviews.map(({ by }) => nameOf(by)))}.
        </Trans>
      </p>
      <ul className="mt-1 text-small text-dim">
        {reviews.map(({ by, verdict: said, reason }) => (
          <li key={`${by} ${said} ${reason}`}>
            {reason === ""
              ? t`${nameOf(by)} says ${verdictSaid(said)}.`
              : t`${nameOf(by)} says ${verdictSaid(said)}: ${reason}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Proposed = { readonly item: string; readonly sightings: Proposals["sightings"] };

/** Accepting marks the sighting and states the fact that links it; the page then shows both. */
function ProposedSightings({ item, sightings }: Proposed) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("sighting.mark", "fact.state");
  const { busy, refusal, change } = useChange(acceptSighting, { invalidates: BY_MARKS });
  const [all, setAll] = useState(false);
  return (
    <>
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      {whyNot !== null && <p className="mt-3 text-small text-dim">{whyNot}</p>}
      <List className="mt-3" aria-label={t`Proposed sightings`}>
        {sightings.slice(0, all ? sightings.length : FEW).map(({ from, of, sighting, fact }) => (
          <li key={sighting.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-72">
              <Trans>
                {sighting.subject}, as <span className="font-mono text-small">{shortIdOf(of)}</span> in{" "}
                <ItemLink item={from.id}>{from.name}</ItemLink>
              </Trans>
              <span className="figures block text-small text-dim">
                {sighting.track === null
                  ? t`${spansSaid(sighting.spans)}, without a box.`
                  : `${spansSaid(sighting.spans)}.`}{" "}
                {fact.basis}
              </span>
            </span>
            <Button
              icon="check"
              disabled={busy}
              off={whyNot !== null}
              aria-label={t`Accept ${sighting.subject} ${shortIdOf(of)}`}
              onClick={() => void change({ investigation, item, sighting: sighting.id })}
            >
              {t`Accept`}
            </Button>
          </li>
        ))}
      </List>
      {!all && sightings.length > FEW && (
        <Button className="figures mt-3" onClick={() => setAll(true)}>
          <Trans>Show all {sightings.length}</Trans>
        </Button>
      )}
    </>
  );
}

function spansSaid(spans: readonly (readonly [number, number])[]): string {
  const [first] = spans;
  if (first === undefined) return t`Never visible`;
  if (spans.length > 1) return plural(spans.length, { one: "# span", other: "# spans" });
  return first[0] === first[1]
    ? t`At ${instantOf(first[0])}`
    : t`${instantOf(first[0])} to ${instantOf(first[1])}`;
}
