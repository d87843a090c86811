// The people board: everybody who is marked, side by side, and two members' way to say who is the same person and who is not.
import { plural, t } from "@lingui/core/macro";
import { listSightings, type SightingsShown } from "@sightline/domain";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { IntoEvent } from "../event/IntoEvent.tsx";
import { KnownTiles } from "../fact/known-tiles.ts";
import { Toggle } from "../kit/Toggle.tsx";
import { isAllSaid, MOST_CHOSEN, statedOf, type Says } from "./board.ts";
import { FactsSaid } from "./FactsSaid.tsx";
import { PersonCard, PersonCrop } from "./PersonCard.tsx";
import { sideOf } from "./pinning.ts";
import { StateFact } from "./StateFact.tsx";
import { Together } from "./Together.tsx";

const FROM = "/i/$investigation/people";
const A_PAGE = 60;
/** So many are shown at most: more are found by their event or class. */
const MOST = 480;

export function BoardPage() {
  const { investigation } = useParams({ from: FROM });
  const { chosen: _chosen, together: _together, first, ...filters } = useSearch({ from: FROM });
  const asked = { ...filters, ...(first && { first: first.join("\n") }) };
  const [limit, setLimit] = useState(A_PAGE);
  const query = useAnswer(listSightings, { investigation, ...asked, limit }, () => false, { keeps: true });
  useTitle(t`People`);
  return (
    <Answered query={query} fetching={t`Fetching the people …`}>
      {(value) => (
        <Page>
          <PageHead title={t`People`} actions={<RevealAll />} />
          <Board value={value} onMore={() => setLimit(Math.min(MOST, limit + A_PAGE))} />
        </Page>
      )}
    </Answered>
  );
}

function Board({ value, onMore }: { value: SightingsShown; onMore: () => void }) {
  const { sightings, found, items, facts, all } = value;
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const [says, setSays] = useState<Says | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const chosen = (search.chosen ?? []).flatMap((id) => sightings.find((one) => one.id === id) ?? []);
  const tileOf = (id: string) => items.find((tile) => tile.id === id);
  const called = (id: string): string => {
    const one = sightings.find((sighting) => sighting.id === id);
    const tile = one && tileOf(one.item);
    return one && tile ? t`number ${one.nr} in ${tile.name}` : t`somebody who is not shown here`;
  };
  const ask = (next: Partial<typeof search>): void =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false });
  const choose = (id: string): void => {
    const now = search.chosen ?? [];
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-MOST_CHOSEN);
    ask({ chosen: next });
  };
  const itemName = search.item === undefined ? undefined : tileOf(search.item)?.name;
  const mayState = chosen.length > 1;
  const showTogether = (): void => ask({ together: search.together !== true });
  useKeys(
    board,
    (event) => {
      if (says !== null || isTyping(event) || event.repeat || event.shiftKey) return;
      const letter = letterOf(event);
      if (event.key === "Escape" && chosen.length > 0) ask({ chosen: [] });
      else if (letter === "s" && mayState) setSays("same");
      else if (letter === "d" && mayState) setSays("different");
      else if (letter === "c" && mayState) showTogether();
      else return;
      event.preventDefault();
    },
    { page: true },
  );
  const between = facts.filter(
    ({ assertion }) =>
      "between" in assertion &&
      (chosen.length === 0 || assertion.between.some((id) => chosen.some((one) => one.id === id))),
  );
  return (
    <KnownTiles value={tileOf}>
      <div ref={board}>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <OneOf
            label={t`Event or group`}
            options={{
              "": t`All`,
              ...Object.fromEntries(all.groups.map(({ id, name }) => [id, name])),
            }}
            chosen={search.group ?? ""}
            onChoose={(group) => ask({ group, chosen: [] })}
          />
          <OneOf
            label={t`Class`}
            options={{
              "": t`All`,
              ...Object.fromEntries(
                all.subjects.map(({ value: name, sightings: many }) => [name, `${name} (${many})`]),
              ),
            }}
            chosen={search.subject ?? ""}
            onChoose={(subject) => ask({ subject, chosen: [] })}
          />
          {search.item !== undefined && (
            <Button icon="cross" onClick={() => ask({ item: "", chosen: [] })}>
              {itemName === undefined ? t`Only one item` : t`Only ${itemName}`}
            </Button>
          )}
          <p className="figures text-dim">
            {t`${sightings.length} of ${plural(found, { one: "# sighting", other: "# sightings" })}`}
          </p>
        </div>
        <Chosen
          chosen={chosen}
          called={called}
          mayState={mayState}
          onSay={setSays}
          onNone={() => ask({ chosen: [] })}
          together={search.together === true}
          onTogether={showTogether}
        />
        {search.together && mayState && <Together chosen={chosen} called={called} />}
        {sightings.length === 0 ? (
          <p className="mt-8 max-w-prose text-dim">
            {t`Nobody is marked here. Open an item, reveal it, and press H to mark the people in it.`}
          </p>
        ) : (
          <ul
            aria-label={t`Marked people`}
            className="mt-6 grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]"
          >
            {sightings.map((one) => {
              const tile = tileOf(one.item);
              return (
                tile && (
                  <PersonCard
                    key={one.id}
                    sighting={one}
                    tile={tile}
                    chosen={search.chosen?.includes(one.id) === true}
                    onChoose={choose}
                  />
                )
              );
            })}
          </ul>
        )}
        {sightings.length < found && (
          <p className="mt-6 text-dim">
            {sightings.length < MOST ? (
              <Button onClick={onMore}>{t`Show more`}</Button>
            ) : (
              t`Choose an event, a class or an item to see the others.`
            )}
          </p>
        )}
        <FactsSaid
          title={chosen.length === 0 ? t`Said of these people` : t`Said of those chosen`}
          none={t`Nothing yet: each of them may be any other.`}
          facts={between}
          called={called}
        />
        {says && (
          <StateFact
            title={says === "same" ? t`They are the same person` : t`They are different people`}
            hint={t`What anybody can see in both pictures: a scar, a jacket, the way somebody is bandaged.`}
            changesOf={(basis, idOf, pins) =>
              statedOf(
                says,
                chosen.map(({ id }) => id),
                { basis, pins, facts },
                idOf,
              )
            }
            sides={chosen.flatMap((one) => sideOf(one, tileOf(one.item)) ?? [])}
            called={called}
            notYet={
              isAllSaid(
                says,
                chosen.map(({ id }) => id),
                facts,
              )
                ? t`This stands already. Whoever did not state it can review it on the board.`
                : null
            }
            onClose={() => setSays(null)}
            onStated={() => ask({ chosen: [] })}
          >
            <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-3">
              {chosen.map((one) => {
                const tile = tileOf(one.item);
                return (
                  tile && (
                    <li key={one.id} className="min-w-0 text-small">
                      <PersonCrop sighting={one} tile={tile} />
                      {called(one.id)}
                    </li>
                  )
                );
              })}
            </ul>
          </StateFact>
        )}
      </div>
    </KnownTiles>
  );
}

type ChosenProps = {
  readonly chosen: SightingsShown["sightings"];
  readonly called: (id: string) => string;
  readonly mayState: boolean;
  readonly onSay: (says: Says) => void;
  readonly onNone: () => void;
  readonly together: boolean;
  readonly onTogether: () => void;
};

/** What can be said, or why it cannot. */
function Chosen({ chosen, called, mayState, onSay, onNone, together, onTogether }: ChosenProps) {
  return (
    <div
      className="sticky top-0 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-sunk p-3"
      data-chosen={chosen.length}
    >
      <p className="min-w-0 flex-1 text-small">
        {chosen.length === 0
          ? t`Choose two or more people to say whether they are the same.`
          : chosen.length === 1
            ? t`${called(chosen[0]?.id ?? "")}: choose somebody to compare with.`
            : t`${plural(chosen.length, { one: "# person", other: "# people" })} chosen.`}
      </p>
      <Toggle hotkey="C" off={!mayState} on={together && mayState} onToggle={onTogether}>
        {t`Whole pictures`}
      </Toggle>
      <Button hotkey="S" off={!mayState} onClick={() => onSay("same")}>{t`The same person`}</Button>
      <Button hotkey="D" off={!mayState} onClick={() => onSay("different")}>{t`Different people`}</Button>
      <IntoEvent chosen={chosen.map(({ id }) => id)} />
      <Button hotkey="Esc" off={chosen.length === 0} onClick={onNone}>{t`Choose none`}</Button>
    </div>
  );
}
