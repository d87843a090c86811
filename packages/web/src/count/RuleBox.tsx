// What was counted and what was not, and why the real number is likely higher.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { handsSentences, pluralOf, type Criteria } from "@sightline/count";
import { dateOf, figure, listOf } from "../desk/words.ts";
import { Section } from "../kit/Section.tsx";
import type { CountShown } from "./CountPage.tsx";

export function RuleBox({ criteria, result }: { criteria: Criteria; result: CountShown["result"] }) {
  const who = listOf(
    criteria.subjects.map((subject) => pluralOf(subject)),
    "or",
  );
  const whoTaken = criteria.until === null ? who : t`${who}, taken until ${dateOf(criteria.until)}`;
  const [where = "", ...hands] = handsSentences(criteria);
  const { counted } = result;
  return (
    <Section main title={t`The rule`}>
      <div className="mt-4 space-y-4">
        <p>
          <Trans>
            <strong className="font-semibold">Counted:</strong> {whoTaken}. {where} Two sightings count as two
            people only where a frame shows both or a fact, stated by one member and reviewed by another, says
            so.
          </Trans>
        </p>
        <p data-hands>
          <strong className="font-semibold">{t`Two members:`}</strong> {hands.join(" ")}
        </p>
        <p>
          <Trans>
            <strong className="font-semibold">Not counted:</strong> anybody in an item without such a verdict;
            anybody who may be somebody already counted; further copies of the same footage; people seen
            together in a mirror, on a poster or in a split screen.
          </Trans>
        </p>
        <p>
          <Trans>
            <strong className="font-semibold">Why the real number is likely higher:</strong> where nothing is
            known about two sightings they are taken as the same person, and whoever was filmed by nobody, or
            only in items without such a verdict, is missing.
          </Trans>
        </p>
        <p className="figures border-t border-line pt-3 text-dim">
          <Trans>
            Looked at: {figure(counted.sightings)} sightings and {figure(counted.headcounts)} headcounts in{" "}
            {figure(counted.items)} items. At least is the minimum; it is neither an estimate nor a total.
          </Trans>
        </p>
      </div>
    </Section>
  );
}
