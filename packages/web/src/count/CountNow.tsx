// The number as it stands, beside the way to it, on every page: whoever works sees it move.
import { t } from "@lingui/core/macro";
import { listCounts } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { figure } from "../desk/words.ts";

export function CountNow({ investigation }: { readonly investigation: string }) {
  const { data, isFetching } = useAnswer(listCounts, { investigation }, ({ counting }) => counting);
  if (!data?.ok) return null;
  const { counts, counting, some } = data.value;
  const atLeast = counts[0]?.atLeast;
  if (atLeast == null) return null;
  const busy = isFetching || counting;
  return (
    <span
      data-count-now={busy ? undefined : atLeast}
      className={`figures ml-1 rounded-full bg-sunk px-1.5 text-small ${busy ? "opacity-60" : ""}`}
    >
      <span className="sr-only">{some ? t`of the items that you see, at least` : t`at least`} </span>
      <span aria-hidden>≥ </span>
      {figure(atLeast)}
      {busy && <span className="sr-only"> {t`counting`}</span>}
    </span>
  );
}
