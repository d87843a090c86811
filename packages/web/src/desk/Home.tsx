// The investigations that this desk holds; with only one there is nothing to choose, so it opens.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listInvestigations } from "@sightline/domain";
import { Link, Navigate } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { List } from "../kit/List.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Answered } from "./Answered.tsx";
import { useTitle } from "./use-title.ts";

export function Home() {
  useTitle(t`Investigations`);
  const query = useAnswer(listInvestigations, {});
  return (
    <Answered query={query} fetching={t`Fetching the investigations …`}>
      {({ investigations }) => {
        const [only] = investigations;
        if (only && investigations.length === 1) {
          return <Navigate to="/i/$investigation/items" params={{ investigation: only.id }} replace />;
        }
        return <Investigations list={investigations} />;
      }}
    </Answered>
  );
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly members: readonly unknown[];
};

function Investigations({ list }: { list: readonly Row[] }) {
  return (
    <Page alone>
      <PageHead title={t`Investigations`} />
      {list.length === 0 ? (
        <p className="max-w-prose text-dim">
          <Trans>
            This desk holds none yet. Collect a folder of photos and videos from the command line with{" "}
            <code className="font-mono text-ink">sightline collect</code>, and it appears here.
          </Trans>
        </p>
      ) : (
        <List>
          {list.map((row) => (
            <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
              <Link
                to="/i/$investigation/items"
                params={{ investigation: row.id }}
                className="heading text-large hover:underline"
              >
                {row.name}
              </Link>
              <span className="figures text-dim">
                {plural(row.items, { one: "# item", other: "# items" })},{" "}
                {plural(row.members.length, { one: "# member", other: "# members" })}
              </span>
            </li>
          ))}
        </List>
      )}
    </Page>
  );
}
