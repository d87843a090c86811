// The counts of an investigation side by side, each with its number: one of them is on the page.
import { t } from "@lingui/core/macro";
import { listCounts } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { figure } from "../desk/words.ts";
import { useInvestigation } from "../kit/investigation.ts";

export function CountBar({ chosen }: { readonly chosen: string | undefined }) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listCounts, { investigation }, ({ counting }) => counting);
  const counts = data?.ok ? data.value.counts : [];
  return (
    <nav aria-label={t`Counts`} className="flex flex-wrap items-center gap-x-2 gap-y-2 pt-2">
      {counts.length > 1 &&
        counts.map(({ id, name, atLeast }) => (
          <Link
            key={id ?? ""}
            to="/i/$investigation/count"
            params={{ investigation }}
            search={id === null ? {} : { count: id }}
            aria-current={(id ?? undefined) === chosen ? "page" : false}
            activeOptions={{ exact: true, includeSearch: true }}
            className="flex items-baseline gap-2 rounded border border-line px-3 py-1.5 text-dim hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          >
            {name ?? t`The investigation’s own`}
            <span className="figures font-semibold">
              {atLeast === null ? t`not proved` : figure(atLeast)}
            </span>
          </Link>
        ))}
      <Link
        to="/i/$investigation/settings"
        params={{ investigation }}
        hash="counts"
        className="link text-small"
      >
        {t`Count something else too`}
      </Link>
    </nav>
  );
}
