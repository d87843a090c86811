// The map page: where and when items and events were, on a map, on a time line and in a table that go together.
import { plural, t } from "@lingui/core/macro";
import { listPlaces, type PlaceGiven, type PlacesShown, type WhereShown } from "@sightline/domain";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useAnswer } from "../api.ts";
import { placeSaid, timeSaid } from "../check/given-words.ts";
import { Answered } from "../desk/Answered.tsx";
import { useWhyNot } from "../desk/may.ts";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { Table, type Column } from "../kit/Table.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { Chosen } from "./Chosen.tsx";
import { keyOf } from "./drawn.ts";
import { MapView } from "./MapView.tsx";
import { PlaceEvent } from "./PlaceEvent.tsx";
import { SavePlaces } from "./SavePlaces.tsx";
import { shownIn, type Days } from "./span.ts";
import { sunOver } from "./sun.ts";
import { TimeLine } from "./TimeLine.tsx";

export function MapPage() {
  const { investigation } = useParams({ from: "/i/$investigation/map" });
  const query = useAnswer(listPlaces, { investigation });
  useTitle(t`Map`);
  return (
    <Answered query={query} fetching={t`Fetching the places …`}>
      {(value) => (
        <Page>
          <PageHead title={t`Map`} actions={<RevealAll />}>
            {t`Where and when items and events were, as members say. A broken line is a place that no second member stands behind.`}
          </PageHead>
          <Places value={value} />
        </Page>
      )}
    </Answered>
  );
}

function Places({ value }: { readonly value: PlacesShown }) {
  const { at = null, ...days } = useSearch({ from: "/i/$investigation/map" });
  const navigate = useNavigate({ from: "/i/$investigation/map" });
  const mayNot = useWhyNot("group.describe");
  const [placing, setPlacing] = useState(false);
  const [pressed, setPressed] = useState<PlaceGiven | null>(null);
  const [drawn, setDrawn] = useState<PlaceGiven | null>(null);
  const choose = (key: string | null): void =>
    void navigate({ search: { ...days, ...(key !== null && { at: key }) }, replace: true });
  const setDays = (next: Days): void =>
    void navigate({ search: { ...next, ...(at !== null && { at }) }, replace: true });
  const { from, to } = days;
  const things = useMemo(
    () => shownIn(value.things, { ...(from && { from }), ...(to && { to }) }),
    [value, from, to],
  );
  const thing = things.find((one) => keyOf(one) === at);
  const sun = useMemo(() => {
    const [time] = thing?.times ?? [];
    return thing?.place && time ? sunOver(thing.place, time.time) : null;
  }, [thing]);
  const onMap = useMemo(() => (thing?.place && sun ? { place: thing.place, sun } : null), [thing, sun]);
  const end = (event: string | null): void => {
    setPlacing(false);
    setPressed(null);
    setDrawn(null);
    if (event !== null) choose(`event:${event}`);
  };
  return (
    <>
      <div className="grid items-start gap-x-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <MapView
          things={things}
          chosen={thing ? at : null}
          onChoose={choose}
          onPress={(place) => {
            if (!placing) return;
            setPressed(place);
            setDrawn(place);
          }}
          placing={drawn}
          isPlacing={placing}
          sun={onMap}
        />
        <div>
          {mayNot === null && !placing && (
            <Button icon="place" className="mt-3 lg:mt-0" onClick={() => setPlacing(true)}>
              {t`Say where an event was`}
            </Button>
          )}
          {placing && <PlaceEvent value={value} pressed={pressed} onPlace={setDrawn} onDone={end} />}
          {thing ? (
            <Chosen thing={thing} sun={sun} tile={value.items.find(({ id }) => id === thing.id)} />
          ) : (
            <p className="mt-4 text-dim">{t`Choose a mark on the map, or a name in the table below.`}</p>
          )}
        </div>
      </div>
      <TimeLine things={value.things} shown={things.length} days={days} onDays={setDays} />
      <Listed things={things} chosen={at} onChoose={choose} />
    </>
  );
}

type ListedProps = {
  readonly things: readonly WhereShown[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
};

function Listed({ things, chosen, onChoose }: ListedProps) {
  const columns: readonly Column<WhereShown>[] = [
    {
      title: t`Name`,
      by: ({ name }) => name,
      shows: (thing) => nameShown(thing, chosen, onChoose),
    },
    { title: t`What it is`, by: ({ kind }) => (kind === "item" ? t`item` : t`event`) },
    { title: t`Where`, by: whereSaid },
    { title: t`When`, by: ({ span }) => span?.from ?? Infinity, shows: whenSaid },
    { title: t`A second member`, by: ({ agreed }) => (agreed ? t`agrees` : t`has not agreed`) },
    {
      title: t`What disagrees`,
      by: ({ disagrees }) => -disagrees.length,
      shows: disagreesShown,
    },
  ];
  return (
    <section aria-label={t`Places listed`} className="mt-6">
      {things.length === 0 ? (
        <p className="max-w-prose text-dim">
          {t`Nothing here is placed or timed. A place comes from the answer to a question about an item, or from saying where an event was.`}
        </p>
      ) : (
        <>
          <div className="overflow-x-auto">
            <div className="min-w-[56rem]">
              <Table caption={t`Places and times`} columns={columns} rows={things} keyOf={keyOf} />
            </div>
          </div>
          <SavePlaces things={things} />
        </>
      )}
    </section>
  );
}

function nameShown(thing: WhereShown, chosen: string | null, onChoose: ListedProps["onChoose"]) {
  const key = keyOf(thing);
  return (
    <Toggle on={key === chosen} onToggle={() => onChoose(key === chosen ? null : key)}>
      {thing.name}
    </Toggle>
  );
}

function disagreesShown({ disagrees: { length } }: WhereShown) {
  return length === 0 ? (
    ""
  ) : (
    <span className="font-semibold text-care">
      {plural(length, { one: "# thing cannot be so", other: "# things cannot be so" })}
    </span>
  );
}

function whereSaid({ place, places }: WhereShown): string {
  if (place !== null) return placeSaid(place);
  return places.length === 0 ? "" : plural(places.length, { one: "# place", other: "# places" });
}

function whenSaid({ times }: WhereShown): string {
  const [first] = times;
  if (times.length > 1) return plural(times.length, { one: "# time", other: "# times" });
  return first ? timeSaid(first.time) : "";
}
