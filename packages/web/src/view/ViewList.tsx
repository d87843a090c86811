// Each saved view, as a link to its address, with whose it is and what its member may do with it.
import { t } from "@lingui/core/macro";
import type { ViewShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { askedSearch, type AskedSearch } from "../item/asked.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import type { Doing } from "./ViewDialog.tsx";

type Props = {
  readonly views: readonly ViewShown[];
  readonly asked: AskedSearch;
  readonly onOpen: (view: ViewShown) => void;
  readonly onBegin: (doing: Doing) => void;
};

/** So many have a digit for a key. */
const DIGITS = 9;

const whoseIs = ({ by, shared }: ViewShown): string =>
  by === null ? (shared ? t`yours, shared` : t`yours alone`) : t`shared by ${by}`;

export function ViewList({ views, asked, onOpen, onBegin }: Props) {
  const investigation = useInvestigation();
  const shown = JSON.stringify(askedSearch(asked));
  if (views.length === 0)
    return (
      <p className="text-small text-dim">
        {t`No view is kept yet. A view is what is asked for here, under a name: filters, words, order, and tiles or table.`}
      </p>
    );
  return (
    <List aria-label={t`Views`}>
      {views.map((view, n) => {
        const search = askedSearch(view.search);
        const isShown = JSON.stringify(search) === shown;
        return (
          <li key={view.id} className="py-2.5">
            <p className="flex items-baseline gap-2">
              {n < DIGITS && <kbd className="key">{n + 1}</kbd>}
              <Link
                to="/i/$investigation/items"
                params={{ investigation }}
                search={search}
                activeOptions={{ exact: true }}
                className="link min-w-0 break-words font-medium"
                onClick={(event) => {
                  // In a window of its own it leaves this page as it is.
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  onOpen(view);
                }}
              >
                <bdi>{view.name}</bdi>
              </Link>
            </p>
            <div className="mt-1.5 flex flex-wrap items-baseline justify-between gap-x-4 text-small">
              <p className="text-dim">
                {whoseIs(view)}
                {isShown && <> · {t`shown now`}</>}
              </p>
              <Acts view={view} onBegin={onBegin} />
            </div>
          </li>
        );
      })}
    </List>
  );
}

const Acts = ({ view, onBegin }: { readonly view: ViewShown } & Pick<Props, "onBegin">) => (
  <div className="flex gap-x-4">
    {view.by === null && (
      <Button
        look="link"
        aria-label={t`Change ${view.name}`}
        onClick={() => onBegin({ what: "change", view })}
      >
        {t`Change`}
      </Button>
    )}
    {view.mayRemove && (
      <Button
        look="link"
        aria-label={t`Remove ${view.name}`}
        onClick={() => onBegin({ what: "remove", view })}
      >
        {t`Remove`}
      </Button>
    )}
  </div>
);
