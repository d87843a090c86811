// What is read: type, figures, times, badges, notices, lists and rows.
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Figure } from "../kit/Figure.tsx";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Row, Rows, notKnown } from "../kit/Rows.tsx";
import { Table, type Column } from "../kit/Table.tsx";
import { Time } from "../kit/Time.tsx";
import { Shown } from "./Shown.tsx";

const PLACES = [
  { place: "Lome mill", items: 12, seen: "2031-04-09" },
  { place: "Aldery prison", items: 4, seen: "2031-03-28" },
  { place: "Pell quarry", items: 31, seen: "2031-05-01" },
];

const COLUMNS: readonly Column<(typeof PLACES)[number]>[] = [
  { title: "Place", by: ({ place }) => place },
  { title: "Items", by: ({ items }) => items },
  { title: "Last seen", by: ({ seen }) => seen, shows: ({ seen }) => <Time at={seen} /> },
];

export const Words = () => (
  <>
    <Shown
      name="Type"
      states={{
        small: <p className="text-small">Basis: same mended collar.</p>,
        base: <p>Two members say verified and none disagrees.</p>,
        large: <p className="heading text-large">Seen elsewhere</p>,
        title: <p className="heading text-title">Library</p>,
        figure: <Figure n={1204} />,
        "figure, small, with a sign": <Figure n={33} sign="+" small />,
      }}
    />
    <Shown
      name="Badge"
      states={{
        good: <Badge look={{ word: "Verified", icon: "check", tone: "good" }} />,
        care: <Badge look={{ word: "Cannot say", icon: "question", tone: "care" }} />,
        bad: <Badge look={{ word: "False", icon: "cross", tone: "bad" }} />,
        none: <Badge look={{ word: "Undecided, on other evidence", icon: "dash", tone: "none" }} />,
      }}
    />
    <Shown
      name="Notice"
      states={{
        bad: (
          <Notice tone="bad" action={<Button>Look again</Button>}>
            The evidence has changed since you saw it.
          </Notice>
        ),
        care: (
          <Notice tone="care" icon="parts">
            Is clip-1102.mp4 a compilation?
          </Notice>
        ),
        "plain, in a line with what it is about": (
          <Notice tone="care" plain>
            4 items here have no footage recorded.
          </Notice>
        ),
      }}
    />
    <Shown
      name="List, Rows, Time"
      states={{
        list: (
          <List>
            {PLACES.map(({ place }) => (
              <li key={place} className="py-1.5">
                {place}
              </li>
            ))}
          </List>
        ),
        rows: (
          <Rows>
            <Row name="Account">verrow-watch</Row>
            <Row name="Captured">
              <Time at="2031-04-09T10:00:00Z" />
            </Row>
            <Row name="Credit">{notKnown()}</Row>
          </Rows>
        ),
      }}
    />
    <Shown
      name="Table"
      states={{
        "put in order by any head": (
          <Table caption="Places" rows={PLACES} keyOf={({ place }) => place} columns={COLUMNS} />
        ),
      }}
    />
  </>
);
