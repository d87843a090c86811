// What is said in the footage: in how many distinct pieces of it, by how many people at least, and each statement.
import { plural, t } from "@lingui/core/macro";
import { listSaid, type SaidShown } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useTitle } from "../desk/use-title.ts";
import { listOf } from "../desk/words.ts";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { Sayings } from "./Sayings.tsx";
import { StatementRow } from "./StatementRow.tsx";

export function SaidPage() {
  const { investigation } = useParams({ from: "/i/$investigation/said" });
  const query = useAnswer(listSaid, { investigation }, ({ counting }) => counting);
  useTitle(t`Statements`);
  return (
    <Answered query={query} fetching={t`Fetching what is said …`}>
      {(value) => (
        <Page>
          <PageHead title={t`Statements`}>
            {t`What is said in the footage, in how many distinct pieces of it, and by how many people at least. The two are never added up.`}
          </PageHead>
          <Told value={value} />
          <Attributes value={value} />
          <Listed value={value} />
          <Sayings sayings={value.sayings} whyNot={value.whyNotSet} />
        </Page>
      )}
    </Answered>
  );
}

const Told = ({ value: { counting, some, blind } }: { readonly value: SaidShown }) => (
  <div className="mb-6 space-y-2 empty:hidden">
    {counting && <output className="block text-dim">{t`The people are being counted anew.`}</output>}
    {some && (
      <Notice tone="care" plain>
        {blind.length > 0
          ? t`You count a frame blind: who of those marked there speaks is not shown to you until your count is in, nor how many people.`
          : t`Some items here are not shown to you: all of this is of those that you see.`}
      </Notice>
    )}
  </div>
);

function Attributes({ value: { attributes, items } }: { readonly value: SaidShown }) {
  const nameOf = new Map(items.map(({ id, name }) => [id, name]));
  return (
    <ul className="grid gap-x-10 gap-y-8 md:grid-cols-2">
      {attributes.map(({ attribute, footage, people }) => (
        <li key={attribute} data-attribute={attribute} className="min-w-0 border-t-2 border-ink pt-3">
          <h2 className="heading break-words text-large">{attribute}</h2>
          <p className="figures mt-2">
            {plural(footage.atLeast, {
              one: "In # distinct piece of footage",
              other: "In # distinct pieces of footage",
            })}
          </p>
          <p className="figures">
            {people === null
              ? t`No number of people is proved`
              : plural(people, { one: "By at least # person", other: "By at least # people" })}
          </p>
          <ul className="mt-3 space-y-1">
            {footage.pieces.map(({ id, items: [first, ...copies] }) => (
              <li key={id} className="min-h-7 min-w-0 break-words py-0.5">
                {first !== undefined && <ItemLink item={first}>{nameOf.get(first) ?? first}</ItemLink>}{" "}
                {copies.length > 0 && (
                  <span className="text-dim">
                    {t`and the same recording: ${listOf(copies.map((one) => nameOf.get(one) ?? one))}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {footage.ungrouped.length > 0 && (
            <p className="figures mt-2 text-small text-care">
              {plural(footage.ungrouped.length, {
                one: "# of them has no footage recorded: look for copies before this is printed.",
                other: "# of them have no footage recorded: look for copies before this is printed.",
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Listed({ value }: { readonly value: SaidShown }) {
  const { statements, items, sayings, whyNotState } = value;
  if (statements.length === 0)
    return (
      <p className="mt-8 max-w-prose text-dim">
        {whyNotState ??
          t`Nothing is stated yet. Write down what is heard in the transcript of a film, and state there what somebody says.`}
      </p>
    );
  return (
    <Section title={t`Each statement`} className="mt-12">
      <p className="figures mt-1 text-small text-dim">
        {plural(statements.length, { one: "# statement", other: "# statements" })}
      </p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {statements.map((statement) => (
          <StatementRow
            key={statement.id}
            statement={statement}
            name={items.find(({ id }) => id === statement.item)?.name ?? statement.item}
            sayings={sayings}
          />
        ))}
      </ul>
    </Section>
  );
}
