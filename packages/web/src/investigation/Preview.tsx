// What criteria would count now, counted and proved before anybody sets them.
import { t } from "@lingui/core/macro";
import { previewCount } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { figure } from "../desk/words.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { whyNotCriteria, type Criteria } from "./criteria-words.ts";

export function Preview({ criteria }: { readonly criteria: Criteria }) {
  const isWhole = whyNotCriteria(criteria) === null;
  return isWhole ? <Number criteria={criteria} /> : null;
}

function Number({ criteria }: { readonly criteria: Criteria }) {
  const investigation = useInvestigation();
  const { data, isError } = useAnswer(previewCount, { investigation, criteria });
  const said = isError
    ? t`What it would count could not be worked out now.`
    : data === undefined
      ? t`Counting …`
      : data.ok
        ? saidOf(data.value)
        : data.refusal.sentence;
  return (
    <output className="figures block font-semibold" data-preview={data?.ok ? data.value.atLeast : undefined}>
      {said}
    </output>
  );
}

type Number = { readonly atLeast: number | null; readonly sightings: number; readonly items: number };

const saidOf = ({ atLeast, sightings, items }: Number): string =>
  atLeast === null
    ? t`No number could be proved.`
    : t`Now it would count at least ${figure(atLeast)}, from ${figure(sightings)} sightings in ${figure(items)} items.`;
